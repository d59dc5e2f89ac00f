//! Promise 1: any bytes are accepted. What is not UTF-8 gets an error with its place, or is read with the way back to the file.

use crate::GRAMMAR;
use crate::texts::text;
use proptest::collection::vec;
use proptest::prelude::{Strategy, any, prop_oneof};
use proptest::sample::Index;
use proptest::{prop_assert, prop_assert_eq, proptest};
use sagte::analyze;
use sagte::input::{Article, Decoded, Undecodable, decode};
use sagte::report::{Lines, Report};
use serde_json::Value;

/// Any bytes, and texts with wrong bytes in them.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let wrong = (text(), vec((any::<Index>(), any::<u8>()), 0..6)).prop_map(|(text, wrong)| {
        let mut bytes = text.into_bytes();
        for (place, byte) in wrong {
            bytes.insert(place.index(bytes.len() + 1), byte);
        }
        bytes
    });
    prop_oneof![1 => vec(any::<u8>(), 0..200), 4 => wrong]
}

/// Every object of a JSON value that says where something stands, with its text.
fn parts(value: &Value) -> Vec<(&Value, &str)> {
    match value {
        Value::Object(fields) => {
            let here = value["spans"].as_array().map(|_| (&value["spans"], value["text"].as_str().expect("a text")));
            here.into_iter().chain(fields.values().flat_map(parts)).collect()
        }
        Value::Array(values) => values.iter().flat_map(parts).collect(),
        _ => Vec::new(),
    }
}

/// The bytes of a file that a span covers.
fn slice<'b>(bytes: &'b [u8], span: &Value) -> &'b [u8] {
    let byte = |end: usize| usize::try_from(span["byte"][end].as_u64().expect("a byte")).expect("a short file");
    bytes.get(byte(0)..byte(1)).expect("a stretch of the file")
}

proptest! {
    #[test]
    fn bytes_are_text_or_an_error_with_its_place(bytes in bytes()) {
        match (decode(bytes.clone(), false), std::str::from_utf8(&bytes)) {
            (Ok(Decoded { text, moved }), Ok(wanted)) => {
                prop_assert_eq!(text, wanted);
                prop_assert!(moved.is_empty(), "nothing is moved");
            }
            (Err(Undecodable { offset, byte, line, column }), Err(wanted)) => {
                prop_assert_eq!(offset, wanted.valid_up_to());
                prop_assert_eq!(Some(byte), bytes.get(offset).copied());
                let before = std::str::from_utf8(bytes.get(..offset).expect("the start")).expect("valid up to there");
                prop_assert_eq!(line, before.split('\n').count());
                prop_assert_eq!(column, before.split('\n').next_back().map_or(0, |l| l.chars().count()) + 1);
            }
            (decoded, _) => prop_assert!(false, "{decoded:?}"),
        }
    }

    #[test]
    fn replaced_bytes_keep_the_way_back(bytes in bytes()) {
        let Decoded { text, moved } = decode(bytes.clone(), true).expect("everything is read");
        prop_assert_eq!(&text, &String::from_utf8_lossy(&bytes));
        let article = Article { name: "text".into(), text, moved };
        let byte = |at: usize| article.file_byte(u32::try_from(at).expect("a short text")) as usize;
        for (at, c) in article.text.char_indices() {
            let here = bytes.get(byte(at)..byte(at + c.len_utf8())).expect("a stretch of the file");
            prop_assert_eq!(String::from_utf8_lossy(here), c.to_string());
        }

        let mut out = Vec::new();
        Lines.article(&article, &analyze(&article.text, &GRAMMAR), &mut out).expect("memory takes everything");
        let json: Value = serde_json::from_slice(&out).expect("JSON");
        for (spans, text) in parts(&json) {
            let stretches: Vec<_> = spans.as_array().expect("spans").iter().map(|s| String::from_utf8_lossy(slice(&bytes, s))).collect();
            prop_assert_eq!(stretches.join(" … "), text, "the bytes of the file are the words of the quotation");
        }
    }
}
