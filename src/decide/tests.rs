//! Streams: order, errors among answers, long lines, who waits for whom.

use std::io::{self, Read};

use serde_json::{Value, json};

use super::{BLOCK, LONGEST, Stopped, Tally, decide};

fn run(input: &[u8]) -> (Vec<Value>, Tally) {
    let mut out = String::new();
    let mut input = input;
    let tally = decide(&mut input, false, &mut |answers| {
        assert!(answers.ends_with('\n'), "whole lines");
        out.push_str(answers);
        true
    })
    .unwrap();
    let lines = out.lines().map(|line| serde_json::from_str(line).unwrap());
    (lines.collect(), tally)
}

fn record(id: usize, action: &str) -> String {
    json!({
        "id": id,
        "request": {"principal": "arn:aws:iam::111111111111:user/ann", "action": action},
        "policies": {"identity": [{"Statement": {"Effect": "Allow", "Action": "s3:*", "Resource": "*"}}]},
    })
    .to_string()
}

#[test]
fn answers_come_in_order_and_errors_among_them() {
    let mut input = Vec::new();
    for id in 0..3000 {
        let line = match id % 3 {
            0 => record(id, "s3:ListAllMyBuckets"),
            1 => record(id, "ec2:RunInstances"),
            _ => format!("{{\"id\": {id}, oops"),
        };
        input.extend_from_slice(line.as_bytes());
        // A blank line is no record; the last line needs no end.
        input.extend_from_slice(if id % 100 == 0 {
            b"\r\n  \n"
        } else if id < 2999 {
            b"\n"
        } else {
            b""
        });
    }
    let (answers, tally) = run(&input);
    assert_eq!(
        tally,
        Tally {
            records: 3000,
            refused: 1000
        }
    );
    assert_eq!(answers.len(), 3000);
    for (id, answer) in answers.iter().enumerate() {
        assert_eq!(answer["id"], id);
        match id % 3 {
            0 => assert_eq!(answer["decision"], "Allow"),
            1 => assert_eq!(answer["decision"], "ImplicitDeny"),
            _ => {
                assert_eq!(
                    answer["error"]["message"],
                    "expected a key in double quotes, found `o`"
                );
                assert_eq!(answer["error"]["line"], id + 1 + id.div_ceil(100));
                assert!(answer.get("decision").is_none());
            }
        }
    }
}

#[test]
fn what_is_not_text_or_too_long_is_an_error_of_its_own() {
    let mut input = record(1, "s3:GetObject").into_bytes();
    input.extend_from_slice(b"\n{\"id\":\xff}\n");
    input.extend(std::iter::repeat_n(b' ', LONGEST + BLOCK + 5));
    input.extend_from_slice(b"\n\xef\xbb\xbf");
    input.extend_from_slice(record(4, "s3:GetObject").as_bytes());
    let (answers, tally) = run(&input);
    assert_eq!(
        tally,
        Tally {
            records: 4,
            refused: 2
        }
    );
    assert_eq!(answers[1]["error"]["message"], "not UTF-8");
    assert_eq!(answers[1]["error"]["column"], 7);
    assert_eq!(answers[2]["error"]["message"], "longer than 16 MiB");
    assert_eq!(answers[2]["error"]["line"], 3);
    assert_eq!(
        (&answers[3]["id"], &answers[3]["decision"]),
        (&json!(4), &json!("Allow"))
    );
    // At the very end of the input, with and without the end of its line.
    for (length, refused) in [(LONGEST, 0), (LONGEST + 1, 1)] {
        let mut input = record(1, "s3:GetObject").into_bytes();
        input.resize(length, b' ');
        for end in [&b""[..], b"\n", b"\n\n"] {
            let tally = run(&[&input[..], end].concat()).1;
            assert_eq!(tally, Tally { records: 1, refused }, "{length}");
        }
    }
}

/// Gives one line, and the next only when the first was answered.
struct Conversation<'a> {
    lines: Vec<String>,
    answered: &'a std::cell::Cell<usize>,
    given: usize,
}

impl Read for Conversation<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        assert_eq!(self.answered.get(), self.given, "an answer is due");
        let Some(line) = self.lines.get(self.given) else {
            return Ok(0);
        };
        buffer[..line.len()].copy_from_slice(line.as_bytes());
        self.given += 1;
        Ok(line.len())
    }
}

#[test]
fn an_answer_does_not_wait_for_the_next_record() {
    let answered = std::cell::Cell::new(0);
    let lines = (0..5).map(|id| record(id, "s3:GetObject") + "\n").collect();
    let mut input = Conversation {
        lines,
        answered: &answered,
        given: 0,
    };
    let take = &mut |answers: &str| {
        answered.set(answered.get() + answers.lines().count());
        true
    };
    assert_eq!(decide(&mut input, true, take).unwrap().records, 5);
}

#[test]
fn nobody_listens_and_nothing_more_is_read() {
    let input = (record(1, "s3:GetObject") + "\n").repeat(10_000);
    let mut rest = input.as_bytes();
    let stopped = decide(&mut rest, false, &mut |_| false).unwrap_err();
    assert!(matches!(stopped, Stopped::Unheard));
    assert!(rest.len() > input.len() / 2, "{}", rest.len());
}

struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("gone"))
    }
}

#[test]
fn an_input_that_breaks_is_said() {
    let stopped = decide(&mut Broken, false, &mut |_| true).unwrap_err();
    assert!(matches!(stopped, Stopped::Reading(error) if error.to_string() == "gone"));
}
