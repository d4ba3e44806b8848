//! Sizes that decide how many accounts fit.

use rolecall_iam::account::Partition;
use rolecall_iam::arn::Arn;
use rolecall_iam::policy::size_without_whitespace;

use super::assume_document;

#[test]
fn scenario_21_and_25_sizes_of_the_documented_policy() {
    let account = "123456789012".parse().unwrap();
    for (partition, path, name, size, fit) in [
        (Partition::Aws, "/", "Micetro", 144, 35),
        (Partition::Aws, "/", "MicetroAccess", 150, 34),
        (Partition::Aws, "/micetro/", "MicetroAccess", 158, 32),
        (Partition::Aws, "/", &"x".repeat(32), 169, 30),
        (Partition::Aws, "/", &"x".repeat(64), 201, 25),
        (Partition::AwsCn, "/", "MicetroAccess", 153, 33),
        (Partition::AwsUsGov, "/", "MicetroAccess", 157, 32),
    ] {
        let document = assume_document(&Arn::role(partition, account, path, name));
        assert_eq!(size_without_whitespace(&document), size, "{document}");
        assert_eq!(5_120 / size, fit, "{document}");
    }
}
