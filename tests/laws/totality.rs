//! Promise 1: analysis has no error and does not panic, whatever the text.

use crate::texts::text;
use crate::{GRAMMAR, article};
use proptest::proptest;
use sagte::analyze;
use sagte::report::{Explain, Gold, Json, Language, Lines, Report, Style, Table, Wanted};

proptest! {
    #[test]
    fn every_text_is_read_and_reported(text in text(), width in 40_u16..200) {
        let article = article("text", &text);
        let analysis = analyze(&text, &GRAMMAR);
        let style = Style { width, color: width % 2 == 0, language: Language::German };
        let reports: [&mut dyn Report; 5] = [
            &mut Table::new(style, None),
            &mut Json::default(),
            &mut Lines,
            &mut Gold,
            &mut Explain::new(&GRAMMAR, Wanted::default()),
        ];
        for report in reports {
            let mut out = Vec::new();
            report.article(&article, &analysis, &mut out).expect("memory takes everything");
            report.end(&mut out).expect("memory takes everything");
            assert!(String::from_utf8(out).is_ok(), "a report is text");
        }
    }
}
