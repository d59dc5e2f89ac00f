//! Constructions by what gives them away, so that a sentence is asked only for those of which it has something.

use super::demands::{Clues, Demands, Signs};
use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

/// Some of a grammar's constructions: a bit for each, by their places in its list.
#[derive(Clone, Debug)]
pub struct Candidates(SmallVec<[u128; 1]>);

impl Candidates {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|bits| *bits == 0)
    }

    fn add(&mut self, place: usize) {
        self.0.get_mut(place / 128).into_iter().for_each(|row| *row |= 1 << (place % 128));
    }

    /// Their places, in order.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        (0..).step_by(128).zip(&self.0).flat_map(|(start, bits)| ones(*bits).map(move |place| start + place))
    }
}

/// The places of the bits that are set.
fn ones(mut bits: u128) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let place = bits.trailing_zeros() as usize;
        bits &= bits.checked_sub(1)?;
        Some(place)
    })
}

/// Constructions by the clue that gives them away, the rarest that they demand.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Index {
    /// How many there are.
    len: usize,
    by_class: Clue,
    by_sign: Clue,
}

/// For clues of one kind: which of them count, and for each the constructions that it gives away, with what else they demand.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Clue {
    bits: u128,
    constructions: Vec<Vec<(usize, Vec<Clues>)>>,
}

impl Index {
    /// Sorts the constructions with these demands by what gives them away.
    pub(super) fn of<'d>(demands: impl Iterator<Item = &'d Demands>) -> Self {
        let mut index = Self::default();
        for (place, demands) in demands.enumerate() {
            index.len = place + 1;
            let rarest = demands.needs.iter().min_by_key(|need| need.commonness()).copied();
            let clues = rarest.unwrap_or(Signs::WORDS.into());
            let mut rest: Vec<Clues> = demands.needs.iter().copied().filter(|need| *need != clues).collect();
            rest.sort_by_key(Clues::commonness);
            index.by_class.add(clues.classes.bits(), place, &rest);
            index.by_sign.add(clues.signs.bits().into(), place, &rest);
        }
        index
    }

    /// The constructions that a sentence with these clues may hold. Never wrong about no.
    pub fn candidates(&self, clues: &Clues) -> Candidates {
        let mut found = Candidates(SmallVec::from_elem(0, self.len.div_ceil(128)));
        for (given, kind) in [(clues.classes.bits(), &self.by_class), (clues.signs.bits().into(), &self.by_sign)] {
            for bit in ones(given & kind.bits) {
                for (place, rest) in kind.constructions.get(bit).into_iter().flatten() {
                    if rest.iter().all(|need| clues.intersects(need)) {
                        found.add(*place);
                    }
                }
            }
        }
        found
    }
}

impl Clue {
    fn add(&mut self, bits: u128, place: usize, rest: &[Clues]) {
        self.bits |= bits;
        for bit in ones(bits) {
            self.constructions.resize_with(self.constructions.len().max(bit + 1), Vec::new);
            self.constructions.get_mut(bit).into_iter().for_each(|all| all.push((place, rest.to_vec())));
        }
    }
}
