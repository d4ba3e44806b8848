use std::net::SocketAddr;

use super::{address, url};

fn read(text: &str) -> String {
    address(text).unwrap().to_string()
}

#[test]
fn an_address_is_read_as_people_write_it() {
    assert_eq!(read("127.0.0.1:4566"), "127.0.0.1:4566");
    assert_eq!(read("0.0.0.0:80"), "0.0.0.0:80");
    assert_eq!(read("[::1]:4566"), "[::1]:4566");
    assert_eq!(read("localhost:1"), "127.0.0.1:1");
    assert_eq!(read(":4566"), "127.0.0.1:4566");
    assert_eq!(read("0"), "127.0.0.1:0");
    for wrong in [
        "",
        "70000",
        "here",
        "127.0.0.1",
        "localhost",
        "http://127.0.0.1:4566",
    ] {
        assert!(address(wrong).is_err(), "{wrong}");
    }
}

#[test]
fn a_client_is_not_sent_to_an_address_that_is_none() {
    let url = |listens: &str| url(listens.parse::<SocketAddr>().unwrap());
    assert_eq!(url("0.0.0.0:4566"), "http://127.0.0.1:4566");
    assert_eq!(url("[::]:4566"), "http://[::1]:4566");
    assert_eq!(url("192.0.2.1:80"), "http://192.0.2.1:80");
}
