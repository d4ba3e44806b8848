//! The services that have service-linked roles: what the role is called, and what it may do.
//!
//! Names and policies as CreateServiceLinkedRole answers them in AWS (recorded in March 2025, LocalStack's test
//! suite, Apache-2.0), and the services' own pages "Using service-linked roles" for those that follow from no
//! record. A service that is not here may have one at AWS all the same.

/// What is known of a service's role.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Linked {
    /// The service principal, without `.amazonaws.com`.
    service: &'static str,
    /// The name of the role.
    pub(super) role: &'static str,
    /// The AWS managed policy that is attached to it, beneath `/aws-service-role/`.
    pub(super) policy: &'static str,
    /// Whether a suffix may be given, and so several roles be made.
    pub(super) suffix: bool,
}

const fn one(service: &'static str, role: &'static str, policy: &'static str) -> Linked {
    Linked {
        service,
        role,
        policy,
        suffix: false,
    }
}

const fn several(service: &'static str, role: &'static str, policy: &'static str) -> Linked {
    Linked {
        service,
        role,
        policy,
        suffix: true,
    }
}

/// By the service principal.
pub(super) fn find(principal: &str) -> Option<&'static Linked> {
    let service = principal.strip_suffix(".amazonaws.com")?;
    SERVICES.iter().find(|linked| linked.service == service)
}

#[rustfmt::skip]
pub(super) const SERVICES: [Linked; 97] = [
    one("access-analyzer", "AWSServiceRoleForAccessAnalyzer", "AccessAnalyzerServiceRolePolicy"),
    one("accountdiscovery.ssm", "AWSServiceRoleForAmazonSSM_AccountDiscovery", "AWSSystemsManagerAccountDiscoveryServicePolicy"),
    one("acm", "AWSServiceRoleForCertificateManager", "CertificateManagerServiceRolePolicy"),
    one("appmesh", "AWSServiceRoleForAppMesh", "AWSAppMeshServiceRolePolicy"),
    several("autoscaling", "AWSServiceRoleForAutoScaling", "AutoScalingServiceRolePolicy"),
    one("autoscaling-plans", "AWSServiceRoleForAutoScalingPlans_EC2AutoScaling", "AWSAutoScalingPlansEC2AutoScalingPolicy"),
    one("backup", "AWSServiceRoleForBackup", "AWSBackupServiceLinkedRolePolicyForBackup"),
    one("batch", "AWSServiceRoleForBatch", "BatchServiceRolePolicy"),
    one("cassandra.application-autoscaling", "AWSServiceRoleForApplicationAutoScaling_CassandraTable", "AWSApplicationAutoscalingCassandraTablePolicy"),
    one("cks.kms", "AWSServiceRoleForKeyManagementServiceCustomKeyStores", "AWSKeyManagementServiceCustomKeyStoresServiceRolePolicy"),
    one("cloud9", "AWSServiceRoleForAWSCloud9", "AWSCloud9ServiceRolePolicy"),
    one("cloudtrail", "AWSServiceRoleForCloudTrail", "CloudTrailServiceRolePolicy"),
    one("codestar-notifications", "AWSServiceRoleForCodeStarNotifications", "AWSCodeStarNotificationsServiceRolePolicy"),
    one("config", "AWSServiceRoleForConfig", "AWSConfigServiceRolePolicy"),
    several("connect", "AWSServiceRoleForAmazonConnect", "AmazonConnectServiceLinkedRolePolicy"),
    one("dms", "AWSServiceRoleForDMSServerless", "AWSDMSServerlessServiceRolePolicy"),
    one("dms-fleet-advisor", "AWSServiceRoleForDMSFleetAdvisor", "AWSDMSFleetAdvisorServiceRolePolicy"),
    one("docdb-elastic", "AWSServiceRoleForDocDB-Elastic", "AmazonDocDB-ElasticServiceRolePolicy"),
    one("dynamodb.application-autoscaling", "AWSServiceRoleForApplicationAutoScaling_DynamoDBTable", "AWSApplicationAutoscalingDynamoDBTablePolicy"),
    one("ec2-instance-connect", "AWSServiceRoleForEc2InstanceConnect", "Ec2InstanceConnectEndpoint"),
    one("ec2.application-autoscaling", "AWSServiceRoleForApplicationAutoScaling_EC2SpotFleetRequest", "AWSApplicationAutoscalingEC2SpotFleetRequestPolicy"),
    one("ec2fleet", "AWSServiceRoleForEC2Fleet", "AWSEC2FleetServiceRolePolicy"),
    one("ecr", "AWSServiceRoleForECRTemplate", "ECRTemplateServiceRolePolicy"),
    one("ecs", "AWSServiceRoleForECS", "AmazonECSServiceRolePolicy"),
    one("ecs.application-autoscaling", "AWSServiceRoleForApplicationAutoScaling_ECSService", "AWSApplicationAutoscalingECSServicePolicy"),
    one("eks", "AWSServiceRoleForAmazonEKS", "AmazonEKSServiceRolePolicy"),
    one("eks-connector", "AWSServiceRoleForAmazonEKSConnector", "AmazonEKSConnectorServiceRolePolicy"),
    one("eks-fargate", "AWSServiceRoleForAmazonEKSForFargate", "AmazonEKSForFargateServiceRolePolicy"),
    one("eks-nodegroup", "AWSServiceRoleForAmazonEKSNodegroup", "AWSServiceRoleForAmazonEKSNodegroup"),
    one("elasticache", "AWSServiceRoleForElastiCache", "ElastiCacheServiceRolePolicy"),
    one("elasticbeanstalk", "AWSServiceRoleForElasticBeanstalk", "AWSElasticBeanstalkServiceRolePolicy"),
    one("elasticfilesystem", "AWSServiceRoleForAmazonElasticFileSystem", "AmazonElasticFileSystemServiceRolePolicy"),
    one("elasticloadbalancing", "AWSServiceRoleForElasticLoadBalancing", "AWSElasticLoadBalancingServiceRolePolicy"),
    one("email.cognito-idp", "AWSServiceRoleForAmazonCognitoIdpEmailService", "AmazonCognitoIdpEmailServiceRolePolicy"),
    one("emr-containers", "AWSServiceRoleForAmazonEMRContainers", "AmazonEMRContainersServiceRolePolicy"),
    one("emrwal", "AWSServiceRoleForEMRWAL", "EMRDescribeClusterPolicyForEMRWAL"),
    one("es", "AWSServiceRoleForAmazonElasticsearchService", "AmazonElasticsearchServiceRolePolicy"),
    one("fis", "AWSServiceRoleForFIS", "AmazonFISServiceRolePolicy"),
    one("fsx", "AWSServiceRoleForAmazonFSx", "AmazonFSxServiceRolePolicy"),
    one("globalaccelerator", "AWSServiceRoleForGlobalAccelerator", "AWSGlobalAcceleratorSLRPolicy"),
    one("grafana", "AWSServiceRoleForAmazonGrafana", "AmazonGrafanaServiceLinkedRolePolicy"),
    one("guardduty", "AWSServiceRoleForAmazonGuardDuty", "AmazonGuardDutyServiceRolePolicy"),
    one("imagebuilder", "AWSServiceRoleForImageBuilder", "AWSServiceRoleForImageBuilder"),
    one("inspector2", "AWSServiceRoleForAmazonInspector2", "AmazonInspector2ServiceRolePolicy"),
    one("iotmanagedintegrations", "AWSServiceRoleForIoTManagedIntegrations", "AWSIoTManagedIntegrationsRolePolicy"),
    one("kafka", "AWSServiceRoleForKafka", "KafkaServiceRolePolicy"),
    one("kafkaconnect", "AWSServiceRoleForKafkaConnect", "KafkaConnectServiceRolePolicy"),
    one("lakeformation", "AWSServiceRoleForLakeFormationDataAccess", "LakeFormationDataAccessServiceRolePolicy"),
    one("lambda.application-autoscaling", "AWSServiceRoleForApplicationAutoScaling_LambdaConcurrency", "AWSApplicationAutoscalingLambdaConcurrencyPolicy"),
    one("lex", "AWSServiceRoleForLexBots", "AmazonLexBotPolicy"),
    several("lexv2", "AWSServiceRoleForLexV2Bots", "AmazonLexV2BotPolicy"),
    one("lightsail", "AWSServiceRoleForLightsail", "LightsailExportAccess"),
    one("m2", "AWSServiceRoleForAWSM2", "AWSM2ServicePolicy"),
    one("macie", "AWSServiceRoleForAmazonMacie", "AmazonMacieServiceRolePolicy"),
    one("member.org.stacksets.cloudformation", "AWSServiceRoleForCloudFormationStackSetsOrgMember", "CloudFormationStackSetsOrgMemberServiceRolePolicy"),
    one("memorydb", "AWSServiceRoleForMemoryDB", "MemoryDBServiceRolePolicy"),
    one("mq", "AWSServiceRoleForAmazonMQ", "AmazonMQServiceRolePolicy"),
    one("mrk.kms", "AWSServiceRoleForKeyManagementServiceMultiRegionKeys", "AWSKeyManagementServiceMultiRegionKeysServiceRolePolicy"),
    one("network-firewall", "AWSServiceRoleForNetworkFirewall", "AWSNetworkFirewallServiceRolePolicy"),
    one("notifications", "AWSServiceRoleForAwsUserNotifications", "AWSUserNotificationsServiceLinkedRolePolicy"),
    one("observability.aoss", "AWSServiceRoleForAmazonOpenSearchServerless", "AmazonOpenSearchServerlessServiceRolePolicy"),
    one("opensearchservice", "AWSServiceRoleForAmazonOpenSearchService", "AmazonOpenSearchServiceRolePolicy"),
    one("ops.apigateway", "AWSServiceRoleForAPIGateway", "APIGatewayServiceRolePolicy"),
    one("ops.emr-serverless", "AWSServiceRoleForAmazonEMRServerless", "AmazonEMRServerlessServiceRolePolicy"),
    one("opsdatasync.ssm", "AWSServiceRoleForSystemsManagerOpsDataSync", "AWSSystemsManagerOpsDataSyncServiceRolePolicy"),
    one("opsinsights.ssm", "AWSServiceRoleForAmazonSSM_OpsInsights", "AWSSSMOpsInsightsServiceRolePolicy"),
    one("organizations", "AWSServiceRoleForOrganizations", "AWSOrganizationsServiceTrustPolicy"),
    one("pullthroughcache.ecr", "AWSServiceRoleForECRPullThroughCache", "AWSECRPullThroughCache_ServiceRolePolicy"),
    one("ram", "AWSServiceRoleForResourceAccessManager", "AWSResourceAccessManagerServiceRolePolicy"),
    one("rds", "AWSServiceRoleForRDS", "AmazonRDSServiceRolePolicy"),
    one("rds.application-autoscaling", "AWSServiceRoleForApplicationAutoScaling_RDSCluster", "AWSApplicationAutoscalingRDSClusterPolicy"),
    one("redshift", "AWSServiceRoleForRedshift", "AmazonRedshiftServiceLinkedRolePolicy"),
    one("replication.cassandra", "AWSServiceRoleForKeyspacesReplication", "KeyspacesReplicationServiceRolePolicy"),
    one("replication.dynamodb", "AWSServiceRoleForDynamoDBReplication", "DynamoDBReplicationServiceRolePolicy"),
    one("replication.ecr", "AWSServiceRoleForECRReplication", "ECRReplicationServiceRolePolicy"),
    one("replicator.lambda", "AWSServiceRoleForLambdaReplicator", "AWSLambdaReplicator"),
    one("repository.sync.codeconnections", "AWSServiceRoleForGitSync", "AWSGitSyncServiceRolePolicy"),
    one("resource-explorer-2", "AWSServiceRoleForResourceExplorer", "AWSResourceExplorerServiceRolePolicy"),
    one("rolesanywhere", "AWSServiceRoleForRolesAnywhere", "AWSRolesAnywhereServicePolicy"),
    one("s3-outposts", "AWSServiceRoleForS3OnOutposts", "AWSS3OnOutpostsServiceRolePolicy"),
    one("securityhub", "AWSServiceRoleForAWSSecurityHub", "AWSSecurityHubServiceRolePolicy"),
    one("servicequotas", "AWSServiceRoleForServiceQuotas", "ServiceQuotasServiceRolePolicy"),
    one("ses", "AWSServiceRoleForAmazonSES", "AmazonSESServiceRolePolicy"),
    one("shield", "AWSServiceRoleForAWSShield", "AWSShieldServiceRolePolicy"),
    one("spot", "AWSServiceRoleForEC2Spot", "AWSEC2SpotServiceRolePolicy"),
    one("spotfleet", "AWSServiceRoleForEC2SpotFleet", "AWSEC2SpotFleetServiceRolePolicy"),
    one("ssm", "AWSServiceRoleForAmazonSSM", "AmazonSSMServiceRolePolicy"),
    one("ssm-incidents", "AWSServiceRoleForIncidentManager", "AWSIncidentManagerServiceRolePolicy"),
    one("ssm-quicksetup", "AWSServiceRoleForSSMQuickSetup", "SSMQuickSetupRolePolicy"),
    one("sso", "AWSServiceRoleForSSO", "AWSSSOServiceRolePolicy"),
    one("stacksets.cloudformation", "AWSServiceRoleForCloudFormationStackSetsOrgAdmin", "CloudFormationStackSetsOrgAdminServiceRolePolicy"),
    one("support", "AWSServiceRoleForSupport", "AWSSupportServiceRolePolicy"),
    one("transitgateway", "AWSServiceRoleForVPCTransitGateway", "AWSVPCTransitGatewayServiceRolePolicy"),
    one("trustedadvisor", "AWSServiceRoleForTrustedAdvisor", "AWSTrustedAdvisorServiceRolePolicy"),
    one("vpcorigin.cloudfront", "AWSServiceRoleForCloudFrontVPCOrigin", "AWSCloudFrontVPCOriginServiceRolePolicy"),
    one("waf", "AWSServiceRoleForWAFLogging", "WAFLoggingServiceRolePolicy"),
    one("wafv2", "AWSServiceRoleForWAFV2Logging", "WAFV2LoggingServiceRolePolicy"),
];
