//! Paradigms: a verb's principal parts → all its forms, each with what it can be.
//!
//! Weak verbs are regular; strong ones carry their principal parts. Written after the tables of any German grammar (Duden
//! 4, *Die Grammatik*, "Konjugation"). Only what news prose uses: no imperatives.

use super::inflection::{Infinite, Inflection, Persons};

/// What is needed to know all forms of a verb without prefix.
#[derive(Clone, Debug)]
pub(super) enum Parts {
    /// `sagen`: stem + te, ge…t.
    Weak(String),
    /// `geben gibt gab gäbe gegeben`
    Strong {
        /// Infinitive.
        infinitive: String,
        /// Third person singular present; several if usage knows several.
        third: Vec<String>,
        /// Third person singular past; several if usage knows several.
        past: Vec<String>,
        /// Third person singular Konjunktiv II.
        konjunktiv2: Vec<String>,
        /// Participle II.
        participle: Vec<String>,
    },
    /// `sein`: every form written out, ich to sie.
    Irregular {
        /// Infinitive.
        infinitive: String,
        /// Six forms each: present, past, Konjunktiv I, Konjunktiv II.
        finite: [Vec<String>; 4],
        /// Participle II.
        participle: Vec<String>,
    },
}

/// What stands before a verb: `an` + `er` + `kennen`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Prefix<'p> {
    /// The part that can be separated, here joined: `mit` in `mitteilte`, `mitgeteilt`, `mitzuteilen`.
    pub(super) separable: &'p str,
    /// The part that cannot, even if it is empty; with it there is no ge: `versprochen`, `posaunt`.
    pub(super) fixed: Option<&'p str>,
}

impl<'p> Prefix<'p> {
    /// No prefix: `sagen`.
    pub(super) const NONE: Prefix<'static> = Prefix { separable: "", fixed: None };

    /// `versprechen`
    pub(super) fn fixed(prefix: &'p str) -> Self {
        Prefix { separable: "", fixed: Some(prefix) }
    }
}

const SIX: [Persons; 6] = [Persons::I, Persons::YOU, Persons::IT, Persons::WE, Persons::YOU_ALL, Persons::THEY];

/// Calls `each` with every form of a verb. A form that can be several things comes several times.
pub(super) fn conjugate(parts: &Parts, prefix: Prefix<'_>, each: &mut impl FnMut(&str, Inflection)) {
    let mut forms = Forms { prefix, buffer: String::new(), each };
    match parts {
        Parts::Weak(infinitive) => forms.weak(infinitive),
        Parts::Strong { infinitive, third, past, konjunktiv2, participle } => {
            third.iter().for_each(|third| forms.present(infinitive, third));
            for past in past {
                forms.past(past, |persons| Inflection { past: persons, ..Inflection::default() });
            }
            for konjunktiv2 in konjunktiv2 {
                forms.past(konjunktiv2, |persons| Inflection { konjunktiv2: persons, ..Inflection::default() });
            }
            participle.iter().for_each(|p| forms.participle(p));
            forms.infinitive(infinitive);
        }
        Parts::Irregular { infinitive, finite, participle } => {
            for (tense, row) in finite.iter().enumerate() {
                for (form, persons) in row.iter().zip(SIX) {
                    forms.put(form, "", tense_of(tense, persons));
                }
            }
            participle.iter().for_each(|p| forms.participle(p));
            forms.infinitive(infinitive);
        }
    }
}

fn tense_of(row: usize, persons: Persons) -> Inflection {
    let none = Inflection::default();
    match row {
        0 => Inflection { present: persons, ..none },
        1 => Inflection { past: persons, ..none },
        2 => Inflection { konjunktiv1: persons, ..none },
        _ => Inflection { konjunktiv2: persons, ..none },
    }
}

struct Forms<'a, F> {
    prefix: Prefix<'a>,
    buffer: String,
    each: &'a mut F,
}

impl<F: FnMut(&str, Inflection)> Forms<'_, F> {
    fn put(&mut self, stem: &str, ending: &str, inflection: Inflection) {
        let fixed = self.prefix.fixed.unwrap_or_default();
        self.write(&[self.prefix.separable, fixed, stem, ending], inflection);
    }

    fn write(&mut self, parts: &[&str], inflection: Inflection) {
        self.buffer.clear();
        parts.iter().for_each(|part| self.buffer.push_str(part));
        (self.each)(&self.buffer, inflection);
    }

    fn weak(&mut self, infinitive: &str) {
        let stem = stem(infinitive);
        let link = if needs_e(stem) { "e" } else { "" };
        let short = |s: &str| [link, s].concat();
        let mut present =
            |persons, ending: &str| self.put(stem, ending, Inflection { present: persons, ..Inflection::default() });
        present(Persons::I, "e");
        let second = if ends_in_s(stem) { "t" } else { "st" };
        present(Persons::YOU, &short(second));
        present(Persons::IT | Persons::YOU_ALL, &short("t"));
        self.wide(infinitive);
        self.konjunktiv1(stem);
        if let Some(short) = stem.strip_suffix("el") {
            let inflection = Inflection { present: Persons::I, konjunktiv1: Persons::I_IT, ..Inflection::default() };
            self.put(short, "le", inflection); // er handle
        }
        self.past(&[stem, link, "te"].concat(), |persons| Inflection {
            past: persons,
            konjunktiv2: persons,
            ..Inflection::default()
        });
        self.participle(&["ge", stem, link, "t"].concat());
        self.infinitive(infinitive);
    }

    fn present(&mut self, infinitive: &str, third: &str) {
        let stem = stem(infinitive);
        self.put(stem, "e", Inflection { present: Persons::I, ..Inflection::default() });
        let (second, ending) = second_person(stem, third);
        self.put(second, ending, Inflection { present: Persons::YOU, ..Inflection::default() });
        self.put(third, "", Inflection { present: Persons::IT, ..Inflection::default() });
        self.put(
            stem,
            if needs_e(stem) { "et" } else { "t" },
            Inflection { present: Persons::YOU_ALL, ..Inflection::default() },
        );
        self.wide(infinitive);
        self.konjunktiv1(stem);
    }

    /// wir and sie: the infinitive, in indicative and Konjunktiv I.
    fn wide(&mut self, infinitive: &str) {
        let inflection =
            Inflection { present: Persons::WE_THEY, konjunktiv1: Persons::WE_THEY, ..Inflection::default() };
        self.put(infinitive, "", inflection);
    }

    fn konjunktiv1(&mut self, stem: &str) {
        for (persons, ending) in [(Persons::I_IT, "e"), (Persons::YOU, "est"), (Persons::YOU_ALL, "et")] {
            self.put(stem, ending, Inflection { konjunktiv1: persons, ..Inflection::default() });
        }
    }

    /// The past tenses: third person given, `sagte` or `gab`.
    fn past(&mut self, third: &str, inflection: impl Fn(Persons) -> Inflection) {
        let wide = if third.ends_with('e') { "n" } else { "en" };
        let link = if third.ends_with('e') || !needs_e(third) { "" } else { "e" };
        self.put(third, "", inflection(Persons::I_IT));
        self.put(third, wide, inflection(Persons::WE_THEY));
        self.put(third, &[link, "st"].concat(), inflection(Persons::YOU));
        self.put(third, &[link, "t"].concat(), inflection(Persons::YOU_ALL));
    }

    fn participle(&mut self, participle: &str) {
        let infinite = |infinite| Inflection { infinite, ..Inflection::default() };
        let bound = participle.strip_prefix("ge").unwrap_or(participle);
        match self.prefix {
            Prefix { fixed: Some(_), .. } => self.put(bound, "", infinite(Infinite::PARTICIPLE)),
            prefix => {
                self.put(participle, "", infinite(Infinite::PARTICIPLE));
                if prefix == Prefix::NONE && bound != participle {
                    self.put(bound, "", infinite(Infinite::BOUND));
                }
            }
        }
    }

    fn infinitive(&mut self, infinitive: &str) {
        self.put(infinitive, "", Inflection { infinite: Infinite::INFINITIVE, ..Inflection::default() });
        if !self.prefix.separable.is_empty() {
            let zu = Inflection { infinite: Infinite::ZU, ..Inflection::default() };
            self.write(&[self.prefix.separable, "zu", self.prefix.fixed.unwrap_or_default(), infinitive], zu);
        }
    }
}

/// `sagen` → `sag`, `handeln` → `handel`, `ändern` → `änder`.
pub(super) fn stem(infinitive: &str) -> &str {
    infinitive.strip_suffix("en").or_else(|| infinitive.strip_suffix('n')).unwrap_or(infinitive)
}

/// Whether an e stands between stem and -t, -st, -te: `redet`, `öffnet`, but `wohnt`, `lernt`.
pub(super) fn needs_e(stem: &str) -> bool {
    let mut letters = stem.chars().rev();
    match (letters.next(), letters.next(), letters.next()) {
        (Some('t' | 'd'), _, _) | (Some('m' | 'n'), Some('h'), Some('c')) => true,
        (Some('m' | 'n'), Some(c), _) => !"aeiouyäöülrhmn".contains(c),
        _ => false,
    }
}

/// Whether a stem swallows the s of -st: `tanzt`, `reist`.
pub(super) fn ends_in_s(stem: &str) -> bool {
    stem.ends_with(['s', 'ß', 'x', 'z'])
}

/// du, from the third person: `gibt` → `gib` + `st`, `lässt` → `lässt`, `hält` → `hält` + `st`.
fn second_person<'s>(stem: &str, third: &'s str) -> (&'s str, &'static str) {
    let Some(bare) = third.strip_suffix('t') else {
        return (third, "st");
    };
    if ends_in_s(bare) {
        (third, "")
    } else if stem.ends_with('t') && !bare.ends_with('e') {
        (third, "st")
    } else {
        (bare, "st")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    fn forms(parts: &Parts, prefix: Prefix<'_>) -> BTreeMap<String, Inflection> {
        let mut all: BTreeMap<String, Inflection> = BTreeMap::new();
        conjugate(parts, prefix, &mut |form, inflection| all.entry(form.to_string()).or_default().merge(inflection));
        all
    }

    fn strong(row: &str) -> Parts {
        let parts: Vec<String> = row.split(' ').map(String::from).collect();
        let [infinitive, third, past, konjunktiv2, participle] = parts.try_into().expect("five parts");
        Parts::Strong {
            infinitive,
            third: vec![third],
            past: vec![past],
            konjunktiv2: vec![konjunktiv2],
            participle: vec![participle],
        }
    }

    #[test]
    fn weak_verbs_follow_the_rule() {
        let all = forms(&Parts::Weak("sagen".into()), Prefix::NONE);
        assert_eq!(
            all.keys().map(String::as_str).collect::<Vec<_>>(),
            ["gesagt", "sage", "sagen", "sagest", "saget", "sagst", "sagt", "sagte", "sagten", "sagtest", "sagtet"]
        );
        let rechnen = forms(&Parts::Weak("rechnen".into()), Prefix::NONE);
        assert!(rechnen.contains_key("rechnet") && rechnen.contains_key("rechnete") && !rechnen.contains_key("rechnt"));
        let wohnen = forms(&Parts::Weak("wohnen".into()), Prefix::NONE);
        assert!(wohnen.contains_key("wohnt") && wohnen.contains_key("wohnte"));
    }

    #[test]
    fn the_third_person_shows_the_mood_only_where_the_forms_differ() {
        let all = forms(&strong("geben gibt gab gäbe gegeben"), Prefix::NONE);
        let of = |form: &str| all.get(form).copied().unwrap_or_default();
        assert!(of("gebe").is_konjunktiv1(Persons::THIRD), "er gebe");
        assert!(!of("gebe").is_konjunktiv1(Persons::I), "ich gebe");
        assert!(of("gäbe").is_konjunktiv2(Persons::THIRD));
        assert!(
            of("geben").is_indicative(Persons::THIRD) && of("geben").konjunktiv1.intersects(Persons::THIRD),
            "ambiguous"
        );
    }

    #[test]
    fn prefixes_are_joined_as_german_joins_them() {
        let versprechen = forms(&strong("sprechen spricht sprach spräche gesprochen"), Prefix::fixed("ver"));
        assert!(versprechen.contains_key("versprochen") && versprechen.contains_key("verspricht"));
        let mitteilen = forms(&Parts::Weak("teilen".into()), Prefix { separable: "mit", fixed: None });
        assert!(["mitgeteilt", "mitteilte", "mitzuteilen"].iter().all(|f| mitteilen.contains_key(*f)));
        let anerkennen =
            forms(&strong("kennen kennt kannte kennte gekannt"), Prefix { separable: "an", fixed: Some("er") });
        assert!(["anerkannt", "anerkannte", "anzuerkennen"].iter().all(|f| anerkennen.contains_key(*f)));
        let posaunen = forms(&Parts::Weak("posaunen".into()), Prefix::fixed(""));
        assert!(posaunen.contains_key("posaunt") && !posaunen.contains_key("geposaunt"));
    }

    #[test]
    fn second_person_of_strong_verbs() {
        for (row, form) in [
            ("geben gibt gab gäbe gegeben", "gibst"),
            ("lassen lässt ließ ließe gelassen", "lässt"),
            ("halten hält hielt hielte gehalten", "hältst"),
            ("finden findet fand fände gefunden", "findest"),
        ] {
            assert!(forms(&strong(row), Prefix::NONE).contains_key(form), "{form}");
        }
    }
}
