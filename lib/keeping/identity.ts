import { Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import {
  AccountRecovery,
  CfnManagedLoginBranding,
  CfnUserPoolGroup,
  ClientAttributes,
  FeaturePlan,
  ManagedLoginVersion,
  Mfa,
  OAuthScope,
  UserPool,
  type UserPoolClient,
  UserPoolClientIdentityProvider,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { type City, deploymentNameOf } from '../../cities/city.ts';
import { named, pascalCase } from '../logical-id.ts';
import { cognitoLogin, type LoginService, providerLogin } from './login-service.ts';
import { signInMail } from './sign-in-mail.ts';

/**
 * The groups that every city has, there before anybody is invited: the first steward is put into one by hand (settings.md). Those of OPDs and
 * institutions are made when the first account is put into them (functions/aws/cognito/directory.ts), so that no stack grows with the city, and
 * no deployment that leaves one out takes its members' rights.
 */
export const standingGroups = [
  'walidata',
  'pimpinan',
  'koordinator-forum',
  'pembina-data',
  'pembina-geospasial',
  'pembaca-profil',
  'petugas-loket',
  'inspektorat',
  'helpdesk',
];

/** An answer that a phone's network lost may be asked for again; a stolen token is of no use later. */
const refreshRetrySeconds = 10;

/** Who may sign in. The steward invites; nobody signs up. */
export class Identity extends Construct {
  readonly login: LoginService;
  readonly pool: UserPool;
  readonly client: UserPoolClient;
  /** The pool whose accounts are kept here; `none` where the city signs in by a service of its own. */
  readonly userPoolId: string;

  constructor(scope: Construct, id: string, city: City, publicUrl: string) {
    super(scope, id);
    this.pool = named(this.userPool(city, publicUrl), 'UserPool');
    // One in all of AWS's accounts in the region has it.
    const domainPrefix = `satu-data-${deploymentNameOf(city)}`;
    this.client = named(this.portalClient(publicUrl), 'PortalClient');
    this.signInPages(domainPrefix);
    for (const group of standingGroups) this.group(group);
    this.userPoolId = city.identityProvider ? 'none' : this.pool.userPoolId;
    this.login = city.identityProvider
      ? providerLogin(city.identityProvider)
      : cognitoLogin({
          issuer: this.pool.userPoolProviderUrl,
          clientId: this.client.userPoolClientId,
          signInOrigin: `https://${domainPrefix}.auth.${Stack.of(this).region}.amazoncognito.com`,
        });
  }

  private userPool(city: City, publicUrl: string): UserPool {
    return new UserPool(this, 'Pool', {
      ...signInMail(city, publicUrl),
      selfSignUpEnabled: false,
      // Managed login is not in the plan Lite; a pool made today has this one.
      featurePlan: FeaturePlan.ESSENTIALS,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      // Until its owner has answered from the new address, the old one signs in and gets the mail.
      keepOriginal: { email: true },
      passwordPolicy: {
        minLength: 12,
        requireDigits: true,
        requireLowercase: true,
        requireSymbols: true,
        requireUppercase: true,
        tempPasswordValidity: Duration.days(3),
      },
      // Of everybody or of nobody (setting `mfa`): with OPTIONAL the sign-in page asks nobody to set one up (Cognito, CreateUserPool), and the portal has no page for it.
      // By authenticator app alone; SMS can be intercepted.
      mfa: city.mfa === 'required' ? Mfa.REQUIRED : Mfa.OPTIONAL,
      mfaSecondFactor: { otp: true, sms: false },
      deletionProtection: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  /**
   * A public client: the portal's script can keep no secret, so the code is bound by PKCE, and each refresh token is good for one use (RFC 9700 §4.14.2).
   * Its users sign in by managed login alone. A token that Cognito's own API gave carries `aws.cognito.signin.user.admin`: its holder could delete their login or replace the second factor,
   * so the only flow is one that needs AWS credentials, which no role has a right to; and such a token is refused (functions/tokens/token-claims.ts).
   */
  private portalClient(publicUrl: string): UserPoolClient {
    return this.pool.addClient('Portal', {
      generateSecret: false,
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [`${publicUrl}/masuk`],
        logoutUrls: [`${publicUrl}/`],
      },
      // An empty list means SRP, and anybody may ask by it. Rotation and ALLOW_REFRESH_TOKEN_AUTH exclude each other. Of a client with ALLOW_CUSTOM_AUTH alone people told
      // that the sign-in page refuses everybody (aws-samples/aws-netcore-aspnetmvc-amazon-cognito-authentication-authorization-samples#5): this one is for passwords.
      authFlows: { adminUserPassword: true },
      refreshTokenRotationGracePeriod: Duration.seconds(refreshRetrySeconds),
      readAttributes: new ClientAttributes().withStandardAttributes({ email: true, emailVerified: true, fullname: true }),
      // None that counts: without a list, or with an empty one, all standard attributes may be written.
      writeAttributes: new ClientAttributes().withStandardAttributes({ locale: true }),
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      // A working day: tomorrow's clerk signs in again.
      refreshTokenValidity: Duration.hours(12),
    });
  }

  /** Managed login: the classic hosted pages pass over `prompt=none`, by which a new tab looks for the sign-in of its browser (decisions/0049). */
  private signInPages(domainPrefix: string): void {
    const domain = this.pool.addDomain('Domain', {
      cognitoDomain: { domainPrefix },
      managedLoginVersion: ManagedLoginVersion.NEWER_MANAGED_LOGIN,
    });
    // Without a style of its client managed login has no page to show.
    const style = new CfnManagedLoginBranding(this, 'SignInPages', {
      userPoolId: this.pool.userPoolId,
      clientId: this.client.userPoolClientId,
      useCognitoProvidedValues: true,
    });
    domain.node.addDependency(named(style, 'SignInPages'));
  }

  private group(groupName: string): void {
    const logicalId = `Group${pascalCase(groupName)}`;
    const group = named(new CfnUserPoolGroup(this, logicalId, { userPoolId: this.pool.userPoolId, groupName }), logicalId);
    // Who is in it is data: a group that is deleted takes its memberships along.
    group.applyRemovalPolicy(RemovalPolicy.RETAIN);
  }
}
