//! Faults that are set and entries of the journal that are handed on, while it runs.

use std::sync::Mutex;

use super::*;

#[tokio::test]
async fn faults_are_set_listed_met_and_taken_away() {
    let running = Running::new(World::new(Config::default())).await;
    let root = twelve("111111111111");
    let rule = r#"{"fault": "refuse:ServiceFailure", "status": 500, "operation": "sts:GetCallerIdentity", "after": 1}"#;
    let (status, set) = running.control("POST", "/faults", rule).await;
    assert_eq!((status, &set["faults"][0]["met"]), (200, &json!(0)));
    running.call(&root, WHO, &Structure::new()).await.unwrap();
    let failed = running.call(&root, WHO, &Structure::new()).await;
    assert_eq!(code(failed), (500, "ServiceFailure".into()));
    running.call(&root, WHO, &Structure::new()).await.unwrap();
    let (_, listed) = running.control("GET", "/faults", "").await;
    assert_eq!(listed["faults"][0]["met"], 3);
    assert_eq!(listed["faults"][0]["operation"], "sts:GetCallerIdentity");

    let lost = r#"{"fault": "lose-answer", "times": "always"}"#;
    running.control("POST", "/faults", lost).await;
    let mut stream = running.open().await;
    stream.write_all(&bytes(&who())).await.unwrap();
    assert!(answer(&mut stream).await.is_none());
    let (status, none) = running.control("DELETE", "/faults", "").await;
    assert_eq!((status, &none["faults"]), (200, &json!([])));
    running.call(&root, WHO, &Structure::new()).await.unwrap();

    for wrong in [
        "{}",
        r#"{"fault": "explode"}"#,
        r#"{"fault": "throttle", "operations": "x"}"#,
    ] {
        assert_eq!(running.control("POST", "/faults", wrong).await.0, 400, "{wrong}");
    }
}

#[tokio::test]
async fn no_more_rules_are_taken_than_can_be_asked() {
    let mut world = World::new(Config::default());
    for _ in 0..1_000 {
        world.faults().add(On::any(Verdict::Throttle).after(u32::MAX));
    }
    let running = Running::new(world).await;
    let (status, said) = running
        .control("POST", "/faults", r#"{"fault": "throttle"}"#)
        .await;
    assert_eq!(status, 409, "{said}");
}

#[tokio::test]
async fn each_entry_of_the_journal_is_handed_on_once() {
    let told = Arc::new(Mutex::new(Vec::new()));
    let hears = Arc::clone(&told);
    let world = World::new(Config {
        journal: rolecall_world::journal::Keep::Last(2),
        ..Config::default()
    });
    let running = Running::with(world, |server| {
        server.record(move |event| hears.lock().unwrap().push(event.operation));
    })
    .await;
    let root = twelve("111111111111");
    let user = Structure::new().with("UserName", "anna");
    for _ in 0..4 {
        running.call(&root, WHO, &Structure::new()).await.unwrap();
    }
    running
        .call(&root, Operation::IamCreateUser, &user)
        .await
        .unwrap();
    let (_, snapshot) = running.control("GET", "/snapshot", "").await;
    running.control("PUT", "/snapshot", &snapshot.to_string()).await;
    running.call(&root, Operation::IamGetUser, &user).await.unwrap();
    running.control("POST", "/reset", "").await;
    running.call(&root, WHO, &Structure::new()).await.unwrap();
    let told = told.lock().unwrap();
    let (create, get) = (Operation::IamCreateUser, Operation::IamGetUser);
    assert_eq!(*told, [WHO, WHO, WHO, WHO, create, get, WHO]);
}

/// The journal that a world brings along is no longer than it was.
#[tokio::test]
async fn a_world_that_is_loaded_keeps_no_more_of_its_journal() {
    let world = World::new(Config {
        journal: rolecall_world::journal::Keep::Last(2),
        ..Config::default()
    });
    let running = Running::new(world).await;
    let root = twelve("111111111111");
    running.call(&root, WHO, &Structure::new()).await.unwrap();
    let (_, snapshot) = running.control("GET", "/snapshot", "").await;
    running.control("PUT", "/snapshot", &snapshot.to_string()).await;
    for _ in 0..5 {
        running.call(&root, WHO, &Structure::new()).await.unwrap();
    }
    let sent = Sent {
        method: "GET".into(),
        path: "/_rolecall/events".into(),
        ..Sent::default()
    };
    let answer = running.send(&sent.with("host", "localhost")).await;
    assert_eq!(String::from_utf8(answer.body).unwrap().lines().count(), 2);
}

/// Who may not ask isn't listened to.
#[tokio::test]
async fn no_body_is_read_of_who_may_not_control() {
    let running = Running::new(World::new(Config::default())).await;
    let mut stream = running.open().await;
    let head = "PUT /_rolecall/snapshot HTTP/1.1\r\nhost: localhost\r\norigin: https://example.org\r\ncontent-length: 9000000\r\n\r\n";
    stream.write_all(head.as_bytes()).await.unwrap();
    let answer = answer(&mut stream).await.unwrap();
    assert_eq!((answer.status, answer.header("connection")), (403, Some("close")));
}
