//! Keys as `ssh-keygen` and `openssl` write them.

use super::{as_pem, as_ssh, fingerprint, read};

const PEM: &str = include_str!("../../../testdata/rsa.public.pem");
const SSH: &str = include_str!("../../../testdata/rsa.ssh.pub");

#[test]
fn one_key_is_the_same_in_both_forms() {
    for text in [PEM, SSH, &format!("{} anna@example.com", SSH.trim())] {
        let key = read(text).unwrap();
        assert_eq!(as_pem(&key).unwrap(), PEM);
        assert_eq!(as_ssh(&key), SSH.trim());
        // `ssh-keygen -l -E md5`.
        assert_eq!(
            fingerprint(&key),
            "ad:79:a8:4b:10:e3:26:db:af:9a:7a:0f:6f:27:f7:41"
        );
    }
}

#[test]
fn what_is_no_key_is_none() {
    let cut = &SSH.trim()[..SSH.trim().len() - 8];
    for text in [
        "",
        "ssh-rsa",
        "ssh-rsa AAAA",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGtEIZ1UVYyiSPwy6oxvB1VQ7PTGmyYdQjoFrqFqjhyC",
        cut,
        "-----BEGIN PUBLIC KEY-----",
        include_str!("../../../testdata/rsa.pem"),
    ] {
        assert!(read(text).is_none(), "{text}");
    }
    // A field that says it is longer than all there is.
    assert!(read("ssh-rsa /////w==").is_none());
}
