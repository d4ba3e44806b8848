use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::*;

fn user() -> Arn {
    "arn:aws:iam::111111111111:user/micetro".parse().unwrap()
}

fn key(id: &str) -> Credentials {
    Credentials::long_term(id, SecretAccessKey::new(format!("secret/of+{id}")))
}

fn beside(path: &Path) -> usize {
    fs::read_dir(path.parent().unwrap()).unwrap().count()
}

#[test]
fn a_key_file_is_the_owners_alone_and_reads_back() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("micetro.credentials");
    let file = File::new(&path, "micetro");
    file.prepare().unwrap();
    assert!(file.load().unwrap().is_none());
    assert_eq!(beside(&path), 0, "preparing leaves nothing behind");
    file.store(&user(), &key("AKIA1")).unwrap();
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(file.load().unwrap().unwrap(), key("AKIA1"));
    assert_eq!(file.holder().unwrap(), Some(user()));
    assert_eq!(beside(&path), 1, "what was written beside is gone");
    let text = fs::read_to_string(&path).unwrap();
    assert_eq!(
        text,
        "# The access key of arn:aws:iam::111111111111:user/micetro, made by Rolecall for the setup `micetro`.\n\
         # To use it: AWS_SHARED_CREDENTIALS_FILE=(this file) aws sts get-caller-identity\n\
         [default]\naws_access_key_id = AKIA1\naws_secret_access_key = secret/of+AKIA1\n"
    );
}

#[test]
fn another_key_is_never_overwritten() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("key");
    let file = File::new(&path, "micetro");
    file.store(&user(), &key("AKIA1")).unwrap();
    file.store(&user(), &key("AKIA1")).unwrap();
    assert!(matches!(file.prepare(), Err(CustodyError::OtherKey { id, .. }) if id == "AKIA1"));
    assert!(
        matches!(file.store(&user(), &key("AKIA2")), Err(CustodyError::OtherKey { id, .. }) if id == "AKIA1")
    );
    assert_eq!(file.load().unwrap().unwrap(), key("AKIA1"));
    assert!(!file.forget("AKIA2").unwrap());
    assert!(file.forget("AKIA1").unwrap());
    assert!(file.load().unwrap().is_none());
    file.store(&user(), &key("AKIA2")).unwrap();
}

#[test]
fn what_is_no_key_is_left_alone() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("letters");
    fs::write(&path, "Dear Sir,\n").unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    let file = File::new(&path, "micetro");
    assert!(matches!(
        file.store(&user(), &key("AKIA1")),
        Err(CustodyError::NoKey { .. })
    ));
    assert_eq!(fs::read_to_string(&path).unwrap(), "Dear Sir,\n");
}

#[test]
fn a_key_that_others_can_read_is_refused() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("key");
    let file = File::new(&path, "micetro");
    file.store(&user(), &key("AKIA1")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    assert!(matches!(file.load(), Err(CustodyError::Readable { .. })));
}

#[test]
fn a_directory_where_others_can_replace_files_is_refused_unless_it_is_sticky() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("key");
    let file = File::new(&path, "micetro");
    let mode = |mode| fs::set_permissions(home.path(), fs::Permissions::from_mode(mode)).unwrap();
    mode(0o777);
    assert!(matches!(file.prepare(), Err(CustodyError::OpenDirectory { .. })));
    assert!(matches!(
        file.store(&user(), &key("AKIA1")),
        Err(CustodyError::OpenDirectory { .. })
    ));
    mode(0o1777);
    file.prepare().unwrap();
    mode(0o755);
    file.prepare().unwrap();
    let lost = File::new(&home.path().join("nowhere/key"), "micetro");
    assert!(matches!(lost.prepare(), Err(CustodyError::NoDirectory { .. })));
}

#[test]
fn a_command_gets_the_key_on_its_standard_input() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("vault");
    let argv = ["sh", "-c", "umask 077; cat > \"$0\"", path.to_str().unwrap()].map(str::to_owned);
    let command = Command::new(&argv, "micetro");
    command.prepare().unwrap();
    command.store(&user(), &key("AKIA1")).unwrap();
    assert_eq!(File::new(&path, "micetro").load().unwrap().unwrap(), key("AKIA1"));
    assert!(command.load().unwrap().is_none());
}

#[test]
fn a_command_that_fails_or_is_not_there_has_not_stored() {
    let argv = |words: &[&str]| words.iter().map(|&word| word.to_owned()).collect::<Vec<_>>();
    let failing = Command::new(&argv(&["sh", "-c", "cat > /dev/null; exit 3"]), "micetro");
    let error = failing.store(&user(), &key("AKIA1")).unwrap_err();
    assert!(error.to_string().contains("exit status: 3"), "{error}");
    let missing = Command::new(&argv(&["rolecall-no-such-program"]), "micetro");
    assert!(matches!(missing.prepare(), Err(CustodyError::NoProgram { .. })));
    assert!(matches!(
        Command::new(&[], "micetro").prepare(),
        Err(CustodyError::EmptyCommand)
    ));
}

#[test]
fn no_error_and_no_debug_text_has_the_secret() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("key");
    let file = File::new(&path, "micetro");
    file.store(&user(), &key("AKIA1")).unwrap();
    let memory = Memory::default();
    memory.store(&user(), &key("AKIA1")).unwrap();
    let errors = [
        file.store(&user(), &key("AKIA2")).unwrap_err(),
        memory.store(&user(), &key("AKIA2")).unwrap_err(),
        Command::new(&["false".to_owned()], "micetro")
            .store(&user(), &key("AKIA2"))
            .unwrap_err(),
    ];
    let said = format!(
        "{errors:?} {file:?} {memory:?} {}",
        errors.iter().map(ToString::to_string).collect::<String>()
    );
    assert!(!said.contains("secret/of"), "{said}");
    assert!(said.contains("AKIA1"));
}
