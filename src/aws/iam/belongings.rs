//! What a user owns that must go before the user can.

use aws_sdk_iam::{Client, config};

use crate::aws::arm::arms;

arms! { Client, config;
    IamListMFADevices = list_mfa_devices(
        set_user_name: "UserName", set_marker: "Marker", set_max_items: "MaxItems",
    ) -> (mfa_devices: "MFADevices", is_truncated: "IsTruncated", marker: "Marker");
    IamDeactivateMFADevice = deactivate_mfa_device(
        set_user_name: "UserName", set_serial_number: "SerialNumber",
    ) -> ();
    IamListSSHPublicKeys = list_ssh_public_keys(
        set_user_name: "UserName", set_marker: "Marker", set_max_items: "MaxItems",
    ) -> (ssh_public_keys: "SSHPublicKeys", is_truncated: "IsTruncated", marker: "Marker");
    IamDeleteSSHPublicKey = delete_ssh_public_key(
        set_user_name: "UserName", set_ssh_public_key_id: "SSHPublicKeyId",
    ) -> ();
    IamListSigningCertificates = list_signing_certificates(
        set_user_name: "UserName", set_marker: "Marker", set_max_items: "MaxItems",
    ) -> (certificates: "Certificates", is_truncated: "IsTruncated", marker: "Marker");
    IamDeleteSigningCertificate = delete_signing_certificate(
        set_user_name: "UserName", set_certificate_id: "CertificateId",
    ) -> ();
    IamListServiceSpecificCredentials = list_service_specific_credentials(
        set_user_name: "UserName", set_service_name: "ServiceName", set_all_users: "AllUsers",
        set_marker: "Marker", set_max_items: "MaxItems",
    ) -> (
        service_specific_credentials: "ServiceSpecificCredentials", marker: "Marker",
        is_truncated: "IsTruncated",
    );
    IamDeleteServiceSpecificCredential = delete_service_specific_credential(
        set_user_name: "UserName", set_service_specific_credential_id: "ServiceSpecificCredentialId",
    ) -> ();
}
