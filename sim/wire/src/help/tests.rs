use crate::testing::client::{Bench, Sent};

fn asked(method: &str, path: &str, host: &str) -> (u16, String) {
    let sent = Sent {
        method: method.into(),
        path: path.into(),
        ..Sent::default()
    };
    let answer = Bench::new().answered(&sent.with("host", host));
    (answer.status, String::from_utf8(answer.body).unwrap())
}

#[test]
fn whoever_asks_for_nothing_is_told_how_to_ask_here() {
    for method in ["GET", "HEAD"] {
        let (status, text) = asked(method, "/", "localhost:1234");
        assert_eq!(status, 200);
        assert!(
            text.contains("export AWS_ENDPOINT_URL=http://localhost:1234\n"),
            "{text}"
        );
    }
    assert_eq!(asked("PUT", "/", "localhost:1234").0, 400);
}

#[test]
fn no_bucket_is_there_because_somebody_looks_for_it() {
    let (status, text) = asked("GET", "/bucket/key", "[::1]:4566");
    assert_eq!(status, 404);
    assert!(text.contains("http://[::1]:4566"), "{text}");
}

#[test]
fn a_host_that_is_a_command_is_not_repeated() {
    for host in ["x; rm -rf /", "$(x)", "`x`", "x\ny", ""] {
        let (_, text) = asked("GET", "/", host);
        assert!(
            text.contains("AWS_ENDPOINT_URL=http://127.0.0.1:4566\n"),
            "{host}: {text}"
        );
    }
}
