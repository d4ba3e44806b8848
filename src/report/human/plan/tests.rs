//! The plan screen, whole: what is done, what is lost, what is next.

use super::{View, screen};
use crate::plan::{Plan, Unentered, Verb};
use crate::report::sample::{HUB, account, add_policy, add_role, change, empty, mixed};

fn plain(plan: &Plan, view: &View) -> String {
    anstream::adapter::strip_str(&screen(plan, view)).to_string()
}

fn next() -> View {
    View {
        next: vec![
            ("rolecall apply".to_owned(), String::new()),
            ("rolecall plan -o change.plan".to_owned(), "saves it".to_owned()),
        ],
        ..View::default()
    }
}

#[test]
fn by_account_then_count_then_deletions() {
    insta::assert_snapshot!(plain(&mixed(), &next()), @r"
    hub  111111111111                           33 of 34 places taken
        group  micetro-hub-01
          + policy assume-333333333333
              Allow sts:AssumeRole on net/role/MicetroAccess
    net  333333333333
      + role   MicetroAccess                trusts hub/user/micetro
          + attach AmazonRoute53FullAccess, IAMReadOnlyAccess
    dns  012345678901
      ~ role   MicetroAccess
          trust: + condition aws:PrincipalArn = hub/user/micetro
    old  222222222222
        role   MicetroAccess
          - detach AdministratorAccess
              (not in the setup, and Rolecall made the role)
    note: user `micetro` has policies that are not in the setup, left alone: Billing

    plan: 4 to create, 1 to change, 1 to delete · 4 accounts · nothing sent

    deletes
      - old/role/MicetroAccess loses AdministratorAccess (not in the setup, and
          Rolecall made the role)

    next: rolecall apply
          rolecall plan -o change.plan   saves it
    ");
}

#[test]
fn nothing_to_do_is_one_line() {
    insta::assert_snapshot!(plain(&empty(), &View::default()), @r"
    plan: nothing to do: everything is as the setup says
    ");
}

#[test]
fn what_could_not_be_entered_is_not_said_to_be_as_it_should() {
    let mut plan = empty();
    let mut net = account("333333333333", "net");
    net.unentered = Some(Unentered {
        why: "access was denied".to_owned(),
        credentials: false,
        leaving: false,
    });
    plan.accounts.push(net);
    let text = plain(&plan, &View::default());
    assert!(
        text.contains("plan: nothing to do in the accounts that could be entered; 1 account could not"),
        "{text}"
    );
}

#[test]
fn what_is_kept_is_shown_only_when_asked_for() {
    let mut plan = empty();
    plan.changes.push(change(HUB, Verb::Keep, "user", "micetro"));
    assert!(!plain(&plan, &View::default()).contains("micetro"));
    insta::assert_snapshot!(plain(&plan, &View { all: true, ..View::default() }), @r"
    hub  111111111111
      · user   micetro

    plan: nothing to do: everything is as the setup says
    ");
}

#[test]
fn many_accounts_alike_are_told_once() {
    let mut plan = empty();
    for number in 0..12 {
        let id = format!("2000000000{number:02}");
        plan.accounts.push(account(&id, &format!("team-{number:02}")));
        add_policy(&mut plan, &id, &format!("team-{number:02}"));
        add_role(&mut plan, &id);
    }
    insta::assert_snapshot!(plain(&plan, &View::default()), @r"
    hub      111111111111
        group  micetro-hub-01
          + 12 policies, each:
              Allow sts:AssumeRole on ACCOUNT/role/MicetroAccess
              for team-00, team-01, team-02, team-03, team-04, team-05, team-06,
                  team-07, team-08, team-09, team-10, team-11
    12 accounts alike
        team-00, team-01, team-02, team-03, team-04, team-05, team-06, team-07,
        team-08, team-09, team-10, team-11
      + role   MicetroAccess                trusts hub/user/micetro
          + attach AmazonRoute53FullAccess, IAMReadOnlyAccess

    plan: 48 to create · 13 accounts · nothing sent
    ");
}

#[test]
fn details_show_documents_statement_by_statement() {
    let mut plan = mixed();
    plan.changes.retain(|change| change.verb == Verb::Update);
    insta::assert_snapshot!(plain(&plan, &View { details: true, ..View::default() }), @r#"
    dns  012345678901
      ~ role   MicetroAccess
          trust: + condition aws:PrincipalArn = hub/user/micetro
            {
              "Version": "2012-10-17",
              "Statement": [
          -     {
          -       "Effect": "Allow",
          -       "Principal": {
          -         "AWS": "arn:aws:iam::111111111111:root"
          -       },
          -       "Action": "sts:AssumeRole"
          -     }
          +     {
          +       "Effect": "Allow",
          +       "Principal": {
          +         "AWS": "arn:aws:iam::111111111111:root"
          +       },
          +       "Action": "sts:AssumeRole",
          +       "Condition": {
          +         "ArnEquals": {
          +           "aws:PrincipalArn": "arn:aws:iam::111111111111:user/micetro"
          +         }
          +       }
          +     }
              ]
            }
    note: user `micetro` has policies that are not in the setup, left alone: Billing

    plan: 1 to change · 1 account · nothing sent
    "#);
}

#[test]
fn no_line_of_the_screens_is_longer_than_the_page() {
    for width in [60, 80, 120] {
        let text = plain(&mixed(), &View { width, ..next() });
        for line in text.lines() {
            assert!(line.chars().count() <= width, "{width} columns: {line}");
        }
    }
}

#[test]
fn text_from_an_account_cannot_drive_the_terminal() {
    let mut plan = empty();
    let mut hostile = change(HUB, Verb::Delete, "user", "micetro");
    hostile
        .details
        .push("description: \"a\u{1b}[8m\r\n+ nothing\" becomes \"\"".to_owned());
    plan.changes.push(hostile);
    let text = plain(&plan, &View::default());
    assert!(!text.contains('\u{1b}') && !text.contains('\r'), "{text:?}");
    assert!(
        !text
            .lines()
            .any(|line| line.trim_start().starts_with("+ nothing")),
        "{text}"
    );
}

#[test]
fn notices_that_are_alike_are_told_once() {
    let mut plan = empty();
    for number in 0..5 {
        plan.notices.push(format!(
            "`team-{number}/role/X` goes, and was used at 2026-01-02T00:15:{number:02}Z"
        ));
    }
    plan.notices.push("something else".to_owned());
    let text = plain(&plan, &View::default());
    assert_eq!(text.matches("goes, and was used").count(), 1, "{text}");
    assert!(text.contains("and 4 more like this"), "{text}");
    assert!(text.contains("note: something else"), "{text}");
    let all = View {
        details: true,
        ..View::default()
    };
    assert_eq!(plain(&plan, &all).matches("goes, and was used").count(), 5);
}
