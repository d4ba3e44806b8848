//! What a user proves itself with: keys, passwords, second factors, certificates.

use rolecall_api::document::Structure;
use rolecall_api::operation::Operation;

use crate::call::dispatch::typed;
use crate::call::scene::Scene;
use crate::iam::Acted;

pub(in crate::iam) mod access_keys;
pub(in crate::iam) mod login_profiles;
pub(crate) mod mfa_devices;
pub(in crate::iam) mod owner;
pub(in crate::iam) mod password_policy;
pub(in crate::iam) mod server_certificates;
pub(in crate::iam) mod service_credentials;
pub(in crate::iam) mod signing_certificates;
pub(in crate::iam) mod ssh_keys;

/// Acts, if the operation is one of these.
pub(super) fn act(scene: &mut Scene<'_>, operation: Operation, input: Structure) -> Acted {
    Ok(match operation {
        Operation::IamCreateAccessKey => typed(scene, input, access_keys::create),
        Operation::IamListAccessKeys => typed(scene, input, access_keys::list),
        Operation::IamUpdateAccessKey => typed(scene, input, access_keys::update),
        Operation::IamDeleteAccessKey => typed(scene, input, access_keys::delete),
        Operation::IamGetAccessKeyLastUsed => typed(scene, input, access_keys::last_used),
        Operation::IamCreateLoginProfile => typed(scene, input, login_profiles::create),
        Operation::IamGetLoginProfile => typed(scene, input, login_profiles::get),
        Operation::IamUpdateLoginProfile => typed(scene, input, login_profiles::update),
        Operation::IamDeleteLoginProfile => typed(scene, input, login_profiles::delete),
        Operation::IamChangePassword => typed(scene, input, login_profiles::change_password),
        Operation::IamGetAccountPasswordPolicy => typed(scene, input, password_policy::get),
        Operation::IamUpdateAccountPasswordPolicy => typed(scene, input, password_policy::update),
        Operation::IamDeleteAccountPasswordPolicy => typed(scene, input, password_policy::delete),
        Operation::IamCreateVirtualMFADevice => typed(scene, input, mfa_devices::create),
        Operation::IamEnableMFADevice => typed(scene, input, mfa_devices::enable),
        Operation::IamResyncMFADevice => typed(scene, input, mfa_devices::resync),
        Operation::IamDeactivateMFADevice => typed(scene, input, mfa_devices::deactivate),
        Operation::IamDeleteVirtualMFADevice => typed(scene, input, mfa_devices::delete),
        Operation::IamGetMFADevice => typed(scene, input, mfa_devices::get),
        Operation::IamListMFADevices => typed(scene, input, mfa_devices::list),
        Operation::IamListVirtualMFADevices => typed(scene, input, mfa_devices::list_virtual),
        Operation::IamTagMFADevice => typed(scene, input, mfa_devices::tag),
        Operation::IamUntagMFADevice => typed(scene, input, mfa_devices::untag),
        Operation::IamListMFADeviceTags => typed(scene, input, mfa_devices::list_tags),
        Operation::IamUploadSSHPublicKey => typed(scene, input, ssh_keys::upload),
        Operation::IamGetSSHPublicKey => typed(scene, input, ssh_keys::get),
        Operation::IamListSSHPublicKeys => typed(scene, input, ssh_keys::list),
        Operation::IamUpdateSSHPublicKey => typed(scene, input, ssh_keys::update),
        Operation::IamDeleteSSHPublicKey => typed(scene, input, ssh_keys::delete),
        Operation::IamUploadSigningCertificate => typed(scene, input, signing_certificates::upload),
        Operation::IamListSigningCertificates => typed(scene, input, signing_certificates::list),
        Operation::IamUpdateSigningCertificate => typed(scene, input, signing_certificates::update),
        Operation::IamDeleteSigningCertificate => typed(scene, input, signing_certificates::delete),
        Operation::IamCreateServiceSpecificCredential => typed(scene, input, service_credentials::create),
        Operation::IamListServiceSpecificCredentials => typed(scene, input, service_credentials::list),
        Operation::IamResetServiceSpecificCredential => typed(scene, input, service_credentials::reset),
        Operation::IamUpdateServiceSpecificCredential => typed(scene, input, service_credentials::update),
        Operation::IamDeleteServiceSpecificCredential => typed(scene, input, service_credentials::delete),
        Operation::IamUploadServerCertificate => typed(scene, input, server_certificates::upload),
        Operation::IamGetServerCertificate => typed(scene, input, server_certificates::get),
        Operation::IamListServerCertificates => typed(scene, input, server_certificates::list),
        Operation::IamUpdateServerCertificate => typed(scene, input, server_certificates::update),
        Operation::IamDeleteServerCertificate => typed(scene, input, server_certificates::delete),
        Operation::IamTagServerCertificate => typed(scene, input, server_certificates::tag),
        Operation::IamUntagServerCertificate => typed(scene, input, server_certificates::untag),
        Operation::IamListServerCertificateTags => typed(scene, input, server_certificates::list_tags),
        _ => return Err(input),
    })
}
