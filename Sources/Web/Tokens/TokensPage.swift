internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity

/// `GET /o/{org}/beheer/tokens` and `/g/{gemeente}/tokens`: what programs show to the machine interface. `POST` makes one, of which the
/// secret stands in that one answer and nowhere else; `POST …/{nr}/intrekken` ends one.
struct TokensPage {
    let tokens: TokenServices
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        for (path, kind) in [("o/:org/beheer/tokens", Tenant.Kind.organisation), ("g/:org/tokens", .gemeente)] {
            router.get(RouterPath(path), use: { try await self.show($0, $1, kind) })
            router.post(RouterPath(path), use: { try await self.make($0, $1, kind) })
            router.post(RouterPath("\(path)/:nr/intrekken"), use: { try await self.revoke($0, $1, kind) })
        }
    }

    private func show(_ request: Request, _ context: WebContext, _ kind: Tenant.Kind) async throws -> Response {
        let access = try Access(request, context, needs: .manageTokens, kind: kind)
        let isRevoked = AddressQuery(path: request.head.path)["na"] == Links.afterRevoking
        return try await self.page(
            access, context, TokenForm(), notice: isRevoked ? Text["tokens.revoked"] : nil)
    }

    private func make(_ request: Request, _ context: WebContext, _ kind: Tenant.Kind) async throws -> Response {
        let access = try Access(request, context, needs: .manageTokens, kind: kind)
        let fields = try await request.form()
        guard FormToken.matches(fields["token"], secret: access.visitor.csrfToken) else { throw WebProblem.forgedForm }
        var form = TokenForm(fields)
        let asked = form.asked(offered: TokenForm.offered(to: access.visitor, in: access.tenant))
        guard let asked else { return try await self.page(access, context, form, status: .badRequest) }
        do {
            let made = try await self.tokens.create(access.visitor, access.tenant, asked.name, asked.purposes, asked.days)
            return try await self.page(
                access, context, TokenForm(),
                made: TokensView.Made(
                    madeTitle: Text["tokens.made", ["number": DutchNumber.whole(made.number)]], madeSecret: made.secret))
        } catch let error as IdentityError {
            form.problems = [FieldProblem(token: error)]
            return try await self.page(access, context, form, status: .badRequest)
        }
    }

    private func revoke(_ request: Request, _ context: WebContext, _ kind: Tenant.Kind) async throws -> Response {
        let access = try Access(request, context, needs: .manageTokens, kind: kind)
        let fields = try await request.form()
        guard FormToken.matches(fields["token"], secret: access.visitor.csrfToken) else { throw WebProblem.forgedForm }
        let number = try PathNumber.read("nr", in: context)
        do {
            try await self.tokens.revoke(access.visitor, access.tenant, number)
        } catch let error as IdentityError where error.code == .unknownToken {
            throw WebProblem.notFound
        }
        return Response.redirect(to: Links.tokens(access.tenant, after: Links.afterRevoking), type: .normal)
    }

    private func page(
        _ access: Access, _ context: WebContext, _ form: TokenForm, made: TokensView.Made? = nil, notice: String? = nil,
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let view = TokensView(
            frame: self.renderer.frame(
                title: (form.problems.isEmpty ? "" : Text["frame.fault.mark"]) + Text["tokens.title"], session: context.session,
                tenant: access.tenant,
                current: "tokens"),
            form, made: made, notice: notice, try await self.tokens.list(access.visitor, access.tenant), access: access,
            token: self.renderer.mark)
        return try self.renderer.page(view, template: "pages/tokens", status: status, secret: access.visitor.csrfToken)
    }
}
