use super::{Answer, host, read_answer};

#[test]
fn a_url_has_a_host_and_nothing_else() {
    assert_eq!(host("http://127.0.0.1:4566"), Some("127.0.0.1:4566"));
    assert_eq!(host("http://localhost/"), Some("localhost"));
    assert_eq!(host("http://[::1]:4566"), Some("[::1]:4566"));
    for wrong in [
        "",
        "127.0.0.1:4566",
        "https://127.0.0.1:4566",
        "http://",
        "http://a/b",
        "http://a@b",
        "http://a\r\nx: y",
    ] {
        assert_eq!(host(wrong), None, "{wrong}");
    }
}

#[test]
fn an_answer_is_whole_or_none() {
    let whole = "HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\n{}";
    assert_eq!(
        read_answer(whole.as_bytes()),
        Some(Answer {
            status: 404,
            body: "{}".into()
        })
    );
    for broken in [
        "",
        "HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\n{}",
        "HTTP/1.1 200 OK\r\n\r\n{}",
        "SSH-2.0-OpenSSH\r\n\r\n",
        "HTTP/1.1 20",
    ] {
        assert_eq!(read_answer(broken.as_bytes()), None, "{broken}");
    }
    assert_eq!(
        read_answer(b"HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\n\xff"),
        None
    );
}
