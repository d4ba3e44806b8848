//! Streams of events: one line each, in the terms of the committed schema.

use super::Stream;
use crate::diagnostic::Diagnostic;
use crate::event::{Event, Events};
use crate::report::sample::mixed;

#[test]
fn every_line_is_an_object_that_names_its_event() {
    let mut out = Vec::new();
    let stream = Stream::new(&mut out);
    stream.started("apply", "micetro", "sim");
    stream.planned(&mixed());
    stream.emit(Event::Notice {
        text: "a line\nand another".to_owned(),
    });
    stream.findings(&[Diagnostic::error("apply/stale", "no longer fits").hint("plan again")]);
    stream.summary(&[], 0);
    let text = String::from_utf8(out).expect("JSON is text");
    let names: Vec<String> = text
        .lines()
        .map(|line| {
            let value: serde_json::Value = serde_json::from_str(line).expect("a line is JSON");
            value["event"]
                .as_str()
                .expect("a line names its event")
                .to_owned()
        })
        .collect();
    let mut expected = vec!["started"];
    expected.extend(std::iter::repeat_n("planned_change", 6));
    expected.extend(["notice", "finding", "summary"]);
    assert_eq!(names, expected);
}
