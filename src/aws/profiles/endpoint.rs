//! Where AWS is, when the AWS configuration says that it is elsewhere.
//!
//! A configured endpoint is kept, as AWS's own tools keep it: whoever has pointed them at a simulated AWS
//! would otherwise write into real accounts (AWS SDKs and Tools Reference Guide, `feature-ss-endpoints`).

use std::collections::BTreeSet;

use aws_config::profile::ProfileSet;
use aws_runtime::env_config::file::EnvConfigFiles;
use aws_runtime::env_config::property::PropertiesKey;
use aws_types::os_shim_internal::{Env, Fs};

use crate::aws::arm::chain;

/// The services that are called, as the configuration calls them (ibid., `ss-endpoints-table`).
const SERVICES: [&str; 5] = ["iam", "sts", "ec2", "route_53", "organizations"];

/// The variable that names one endpoint for all services.
const VARIABLE: &str = "AWS_ENDPOINT_URL";

/// An endpoint in place of AWS's own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// Its URL.
    pub url: String,
    /// What says so: a variable, a profile.
    pub by: String,
}

/// The endpoint that the AWS configuration names for profiles, each of which leads into some account.
///
/// # Errors
/// In one line: the configuration can't be read, or sends some services or profiles to another place than the
/// others.
pub async fn elsewhere(profiles: &BTreeSet<&str>) -> Result<Option<Elsewhere>, String> {
    let set = aws_config::profile::load(&Fs::real(), &Env::real(), &EnvConfigFiles::default(), None)
        .await
        .map_err(|error| format!("the AWS configuration can't be read: {}", chain(&error)))?;
    let variable = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    together(profiles, &set, &variable)
}

/// The one place where all profiles lead.
fn together(
    profiles: &BTreeSet<&str>,
    set: &ProfileSet,
    variable: &dyn Fn(&str) -> Option<String>,
) -> Result<Option<Elsewhere>, String> {
    let mut first: Option<(&str, Option<Elsewhere>)> = None;
    for profile in profiles {
        let there = find(profile, set, variable)?;
        let url = |there: &Option<Elsewhere>| there.as_ref().map(|there| there.url.clone());
        match &first {
            None => first = Some((profile, there)),
            Some((_, one)) if url(one) == url(&there) => {}
            Some((other, one)) => {
                let named =
                    |there| url(there).map_or_else(|| "AWS itself".to_owned(), |url| format!("`{url}`"));
                return Err(format!(
                    "the profile `{other}` leads to {}, and `{profile}` to {}: Rolecall acts at one place",
                    named(one),
                    named(&there)
                ));
            }
        }
    }
    Ok(first.and_then(|(_, there)| there))
}

fn find(
    profile: &str,
    set: &ProfileSet,
    variable: &dyn Fn(&str) -> Option<String>,
) -> Result<Option<Elsewhere>, String> {
    let setting = |name: &str| set.get_profile(profile)?.get(name).map(str::to_owned);
    let ignored = variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
        .or_else(|| setting("ignore_configured_endpoint_urls"));
    if ignored.is_some_and(|ignored| ignored.eq_ignore_ascii_case("true")) {
        return Ok(None);
    }
    let by_variable = |name: String| {
        let url = variable(&name)?;
        Some(Elsewhere { url, by: name })
    };
    let of_service = |service: &str| {
        by_variable(format!("{VARIABLE}_{}", service.to_ascii_uppercase())).or_else(|| {
            let services = setting("services")?;
            let key = PropertiesKey::builder()
                .section_key("services")
                .section_name(services.as_str())
                .property_name(service)
                .sub_property_name("endpoint_url")
                .build()
                .ok()?;
            let url = set.other_sections().get(&key)?.clone();
            Some(Elsewhere {
                url,
                by: format!("services {services}"),
            })
        })
    };
    let general = by_variable(VARIABLE.to_owned()).or_else(|| {
        let url = setting("endpoint_url")?;
        let by = format!("profile {profile}");
        Some(Elsewhere { url, by })
    });
    let general_url = general.as_ref().map(|there| there.url.as_str());
    for service in SERVICES {
        if let Some(there) = of_service(service).filter(|there| Some(there.url.as_str()) != general_url) {
            return Err(format!(
                "`{}` sends {service} alone to `{}`: Rolecall calls all services at one place",
                there.by, there.url
            ));
        }
    }
    Ok(general)
}

#[cfg(test)]
mod tests;
