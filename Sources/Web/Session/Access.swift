internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity

/// Who may see a page of an organisation.
///
/// The tenant comes from the visitor's own memberships, never from the address alone: an organisation that does not exist,
/// one the visitor has no part in and a page the visitor may not see all end in the same ``WebProblem/notFound``.
///
/// Without a permission it is for everybody who has a part in the organisation.
struct Access {
    let visitor: Visitor
    let token: String
    let tenant: Tenant

    init(_ request: Request, _ context: WebContext, needs permission: Permission?, kind: Tenant.Kind = .organisation) throws {
        try self.init(request, context, needsAny: [permission].compactMap { $0 }, kind: kind)
    }

    /// For who may do one of these things, or for everybody who has a part in the organisation when there are none.
    init(
        _ request: Request, _ context: WebContext, needsAny permissions: [Permission], kind: Tenant.Kind = .organisation
    ) throws {
        guard let session = context.session else { throw WebProblem.signInRequired(returningTo: request.head.path ?? "/") }
        guard let word = context.parameters.get("org"), let id = try? TenantID(word),
            let membership = session.visitor.membership(in: id), membership.tenant.kind == kind
        else { throw WebProblem.notFound }
        // Only its own people hear that it is suspended; they have no permission there until it is not.
        guard membership.tenant.state == .active else { throw WebProblem.suspended }
        guard permissions.isEmpty || permissions.contains(where: { session.visitor.may($0, in: id) }) else {
            throw WebProblem.notFound
        }
        self.visitor = session.visitor
        self.token = session.token
        self.tenant = membership.tenant
    }
}
