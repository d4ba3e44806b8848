//! What nobody should do to a server: bodies without end, thousands of idle connections, answers that nobody
//! reads, requests within requests.

use super::*;

const MIB: usize = 1024 * 1024;

/// Writes a body as chunks of a MiB, or up to where the server doesn't listen any more.
async fn chunks(stream: &mut TcpStream, count: usize) {
    let mut chunk = b"100000\r\n".to_vec();
    chunk.resize(chunk.len() + MIB, b'a');
    chunk.extend(b"\r\n");
    for _ in 0..count {
        if stream.write_all(&chunk).await.is_err() {
            return;
        }
    }
    stream.write_all(b"0\r\n\r\n").await.ok();
}

#[tokio::test]
async fn who_sends_a_hundred_mebibytes_reads_why_they_are_too_many() {
    let running = Running::new(World::new(Config::default())).await;
    for length in [
        format!("content-length: {}", 100 * MIB),
        "transfer-encoding: chunked".to_owned(),
    ] {
        let mut stream = running.open().await;
        let head = format!("POST / HTTP/1.1\r\nhost: localhost\r\n{length}\r\n\r\n");
        stream.write_all(head.as_bytes()).await.unwrap();
        if length.starts_with('t') {
            chunks(&mut stream, 100).await;
        } else {
            let mebibyte = vec![b'a'; MIB];
            for _ in 0..100 {
                stream.write_all(&mebibyte).await.unwrap();
            }
        }
        let answer = answer(&mut stream).await.unwrap();
        assert_eq!(
            code(came(WHO, &answer)),
            (413, "RequestEntityTooLarge".into()),
            "{length}"
        );
        assert_eq!(answer.header("connection"), Some("close"));
    }
    assert_eq!(running.send(&who()).await.status, 200);
}

#[tokio::test]
async fn bodies_of_one_byte_and_of_none_are_bodies() {
    let running = Running::new(World::new(Config::default())).await;
    for body in [&b""[..], b"a", b"\xff", b"&", b"="] {
        let sent = Sent {
            body: body.to_vec(),
            ..Sent::form("localhost", "")
        };
        let status = running.send(&sent).await.status;
        assert!([400, 404].contains(&status), "{body:?}: {status}");
    }
}

#[tokio::test]
async fn thousands_who_idle_make_room_for_who_asks() {
    let few = |server: &mut Server| {
        let shared = Arc::get_mut(&mut server.shared).unwrap();
        Arc::get_mut(&mut shared.open).unwrap().most = 20;
    };
    let running = Running::with(World::new(Config::default()), few).await;
    let mut idle = Vec::new();
    for _ in 0..400 {
        idle.push(running.open().await);
        if idle.len() % 100 == 0 {
            assert_eq!(running.send(&who()).await.status, 200);
        }
    }
    let mut open = 0;
    for stream in &mut idle {
        let mut byte = [0];
        match timeout(Duration::from_millis(20), stream.read(&mut byte)).await {
            Err(_) => open += 1,
            Ok(read) => assert_eq!(read.unwrap_or(0), 0),
        }
    }
    assert!((1..=20).contains(&open), "{open}");
}

#[tokio::test]
async fn an_answer_that_nobody_reads_is_not_kept() {
    let mut world = World::new(Config::default());
    for number in 0..2_000_u64 {
        let account = (100_000_000_000 + number).to_string().parse().unwrap();
        let partition = rolecall_iam::account::Partition::Aws;
        world
            .create_account(account, partition, Default::default())
            .unwrap();
    }
    let hasty = |server: &mut Server| {
        Arc::get_mut(&mut server.shared).unwrap().read_within = Duration::from_millis(100);
    };
    let running = Running::with(world, hasty).await;
    let mut stream = running.open().await;
    // Of these answers few fit into what the system keeps for who may yet read them.
    let ask = "GET /_rolecall/snapshot HTTP/1.1\r\nhost: localhost\r\n\r\n".repeat(200);
    stream.write_all(ask.as_bytes()).await.unwrap();
    let gone = async {
        // Nothing is read; that the other side has gone is seen by writing.
        while stream.write_all(b"\r\n").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    };
    timeout(Duration::from_secs(60), gone).await.unwrap();
    assert_eq!(running.send(&who()).await.status, 200);
}

/// After each of these one answer comes at most, and what was hidden in a body is never taken for a request.
#[tokio::test]
async fn no_request_is_smuggled_within_another() {
    let running = Running::new(World::new(Config::default())).await;
    let hidden = "GET /_rolecall/health HTTP/1.1\r\nhost: localhost\r\n\r\n";
    let length = hidden.len();
    let shapes = [
        // Both lengths: the second request would be the rest of the one, or of the other.
        format!(
            "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: {}\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n{hidden}",
            length + 5
        ),
        format!(
            "POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\ncontent-length: 4\r\n\r\n{length:x}\r\n{hidden}\r\n0\r\n\r\n"
        ),
        // Codings that one side knows and the other doesn't.
        format!("POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: xchunked\r\n\r\n0\r\n\r\n{hidden}"),
        format!(
            "POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\ntransfer-encoding: identity\r\n\r\n0\r\n\r\n{hidden}"
        ),
        format!(
            "POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding : chunked\r\ncontent-length: {length}\r\n\r\n{hidden}"
        ),
        // Lengths that are several, or none.
        format!(
            "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 0\r\ncontent-length: {length}\r\n\r\n{hidden}"
        ),
        format!("POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 0, {length}\r\n\r\n{hidden}"),
        format!("POST / HTTP/1.1\r\nhost: a\r\ncontent-length: +0\r\n\r\n{hidden}"),
        format!("POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 0x0\r\n\r\n{hidden}"),
        // Headers that go on, and chunks that are longer than numbers are.
        format!(
            "POST / HTTP/1.1\r\nhost: a\r\nx: y\r\n transfer-encoding: chunked\r\ncontent-length: {length}\r\n\r\n{hidden}"
        ),
        format!(
            "POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nfffffffffffffffff\r\n{hidden}"
        ),
        format!(
            "POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n1;{}\r\n{hidden}",
            "x".repeat(70_000)
        ),
        format!("POST / HTTP/1.0\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n{hidden}"),
    ];
    for shape in shapes {
        let mut stream = running.open().await;
        stream.write_all(shape.as_bytes()).await.ok();
        stream.shutdown().await.ok();
        let mut told = Vec::new();
        let read = timeout(Duration::from_secs(20), stream.read_to_end(&mut told)).await;
        assert!(read.is_ok(), "it goes on for ever: {shape}");
        let told = String::from_utf8_lossy(&told);
        assert!(
            told.matches("HTTP/1.").count() <= 1,
            "two answers: {told}\nto {shape}"
        );
        assert!(
            !told.contains("\"running\""),
            "the hidden one is answered: {shape}"
        );
    }
    assert_eq!(running.send(&who()).await.status, 200);
}
