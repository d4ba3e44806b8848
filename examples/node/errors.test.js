import assert from "node:assert/strict";
import { afterEach, beforeEach, test } from "node:test";

import {
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteConflictException,
  DeleteUserCommand,
  EntityAlreadyExistsException,
  GetUserCommand,
  IAMClient,
  MalformedPolicyDocumentException,
  NoSuchEntityException,
  PutUserPolicyCommand,
  paginateGetAccountAuthorizationDetails,
  paginateListUsers,
  waitUntilUserExists,
} from "@aws-sdk/client-iam";
import {
  AssumeRoleWithWebIdentityCommand,
  InvalidIdentityTokenException,
  STSClient,
} from "@aws-sdk/client-sts";

import { simulator } from "./simulator.js";

let aws;
let iam;

beforeEach(async () => {
  aws = await simulator();
  iam = new IAMClient(aws.config("111111111111"));
});

afterEach(() => aws.stop());

test("a refusal is an instance of its class", async () => {
  const anna = { UserName: "anna" };
  await assert.rejects(iam.send(new GetUserCommand(anna)), (error) => {
    assert.ok(error instanceof NoSuchEntityException);
    assert.equal(error.message, "The user with name anna cannot be found.");
    assert.deepEqual([error.$fault, error.$metadata.httpStatusCode], ["client", 404]);
    assert.match(error.$metadata.requestId, /^[0-9a-f-]{36}$/);
    return true;
  });
  await iam.send(new CreateUserCommand(anna));
  await assert.rejects(iam.send(new CreateUserCommand(anna)), EntityAlreadyExistsException);
  await assert.rejects(
    iam.send(new PutUserPolicyCommand({ ...anna, PolicyName: "p", PolicyDocument: "{}" })),
    MalformedPolicyDocumentException,
  );
  await iam.send(new CreateAccessKeyCommand(anna));
  await assert.rejects(iam.send(new DeleteUserCommand(anna)), DeleteConflictException);
});

test("who has no credentials is refused by STS's own classes, too", async () => {
  const sts = new STSClient(aws.config("111111111111"));
  const role = { RoleArn: "arn:aws:iam::111111111111:role/web", RoleSessionName: "look" };
  await iam.send(new CreateUserCommand({ UserName: "anna" }));
  const token = { ...role, WebIdentityToken: "no.token.whatever" };
  const ask = sts.send(new AssumeRoleWithWebIdentityCommand(token));
  await assert.rejects(ask, InvalidIdentityTokenException);
});

test("pages are the whole, and a waiter waits", async () => {
  const names = Array.from({ length: 7 }, (_, number) => `user-${number}`);
  const made = waitUntilUserExists({ client: iam, maxWaitTime: 30, minDelay: 1, maxDelay: 1 }, { UserName: "user-6" });
  for (const UserName of names) {
    await iam.send(new CreateUserCommand({ UserName }));
  }
  assert.equal((await made).state, "SUCCESS");

  const sizes = [];
  const found = [];
  for await (const { Users } of paginateListUsers({ client: iam, pageSize: 3 }, {})) {
    sizes.push(Users.length);
    found.push(...Users.map(({ UserName }) => UserName));
  }
  assert.deepEqual(sizes, [3, 3, 1]);
  assert.deepEqual(found, names);

  const detailed = [];
  const details = { client: iam, pageSize: 2 };
  for await (const page of paginateGetAccountAuthorizationDetails(details, { Filter: ["User"] })) {
    detailed.push(...page.UserDetailList.map(({ UserName }) => UserName));
  }
  assert.deepEqual(detailed, names);
});
