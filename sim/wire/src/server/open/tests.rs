use std::sync::Arc;
use std::time::Duration;

use tokio::time::timeout;

use super::{Open, Seat};

fn open(most: usize) -> Arc<Open> {
    Arc::new(Open { most, ..Open::new() })
}

async fn leaves(seat: &Seat) -> bool {
    timeout(Duration::from_millis(5), seat.connection.told_to_leave())
        .await
        .is_ok()
}

#[tokio::test]
async fn who_idles_longest_makes_room() {
    let open = open(2);
    let first = open.admit().await;
    let second = open.admit().await;
    // It was asked something since, and is the later one now.
    drop(open.busy(&first.connection));
    let _third = open.admit().await;
    assert!(leaves(&second).await);
    assert!(!leaves(&first).await);
    assert_eq!(open.all().len(), 2);
    drop(second);
    assert_eq!(open.all().len(), 2, "its place was given away");
}

#[tokio::test]
async fn who_comes_waits_while_all_are_busy() {
    let open = open(1);
    let first = open.admit().await;
    let busy = open.busy(&first.connection);
    let waits = timeout(Duration::from_millis(5), open.admit());
    assert!(waits.await.is_err());
    drop(busy);
    let _second = timeout(Duration::from_secs(5), open.admit()).await.unwrap();
    assert!(leaves(&first).await);
}

#[tokio::test]
async fn who_became_busy_meanwhile_stays() {
    let open = open(1);
    let first = open.admit().await;
    open.make_room();
    let _busy = open.busy(&first.connection);
    assert!(!leaves(&first).await);
}
