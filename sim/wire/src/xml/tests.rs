use proptest::prelude::*;
use rolecall_api::document::Structure;
use rolecall_api::operation::Operation;

use super::{Layout, Writer, iso};
use crate::testing::xml;

fn text(text: &str) -> String {
    let mut writer = Writer::new(Layout::Lines(2), "");
    writer.root("Root", None);
    writer.leaf("Leaf", text);
    writer.close("Root");
    xml::read(&writer.finish()).at("Leaf").to_owned()
}

#[test]
fn text_can_not_break_out() {
    for hostile in [
        "<b>&amp;</Leaf></Root>",
        "]]>",
        "<![CDATA[x]]>",
        "a\r\nb\rc\n\td",
        "&lt;&#x41;",
        "\"'",
        "<!-- -->",
        "é𝄞\u{7f}\u{85}\u{2028}",
        " blanks around ",
    ] {
        assert_eq!(text(hostile), hostile);
    }
}

#[test]
fn what_xml_can_not_say_is_replaced() {
    assert_eq!(text("a\0b\u{1}c\u{b}d\u{1f}e\u{fffe}f\u{ffff}"), "a�b�c�d�e�f�");
}

#[test]
fn lists_are_there_when_nothing_is_in_them_and_tags_are_not() {
    let written = |operation: Operation, output: &Structure| {
        let mut writer = Writer::new(Layout::Compact, "");
        writer.members(operation.info().output, output);
        String::from_utf8(writer.finish()).unwrap()
    };
    let none = Structure::new();
    assert_eq!(written(Operation::IamListUsers, &none), "<Users/>");
    assert_eq!(written(Operation::IamListRoleTags, &none), "<Tags/>");
    let role = Structure::new().with("Role", Structure::new().with("RoleName", "x"));
    assert_eq!(
        written(Operation::IamGetRole, &role),
        "<Role><RoleName>x</RoleName></Role>"
    );
    let details = Structure::new()
        .with("UserDetailList", vec![Structure::new().with("UserName", "x")])
        .with("GroupDetailList", vec![Structure::new().with("GroupName", "y")]);
    assert_eq!(
        written(Operation::IamGetAccountAuthorizationDetails, &details),
        "<UserDetailList><member><UserName>x</UserName><GroupList/><AttachedManagedPolicies/><Tags/></member>\
         </UserDetailList><GroupDetailList><member><GroupName>y</GroupName><GroupPolicyList/>\
         <AttachedManagedPolicies/></member></GroupDetailList><RoleDetailList/><Policies/>"
    );
    let empty = Structure::new().with("Users", Vec::<Structure>::new());
    assert_eq!(written(Operation::IamListUsers, &empty), "<Users/>");
}

#[test]
fn times_are_to_the_second() {
    let time = jiff::Timestamp::from_millisecond(1_767_225_600_999).unwrap();
    assert_eq!(iso(time), "2026-01-01T00:00:00Z");
}

proptest! {
    #[test]
    fn any_text_stays_within_its_element(hostile in any::<String>()) {
        let expected: String = hostile
            .chars()
            .map(|letter| match letter {
                '\t' | '\n' | '\r' => letter,
                '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
                letter => letter,
            })
            .collect();
        prop_assert_eq!(text(&hostile), expected);
    }
}
