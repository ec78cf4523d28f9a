internal import HTTPTypes
internal import Hummingbird
internal import Identity

/// `GET` and `POST /inloggen`.
struct SignInPage {
    let services: WebServices
    let renderer: PageRenderer
    let cookies: SessionCookies

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("inloggen", use: self.show)
        router.post("inloggen", use: self.signIn)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let destination = AddressQuery(path: request.head.path)["naar"].flatMap(Links.ownPath)
        guard context.session == nil else { return Response.redirect(to: destination ?? Links.home, type: .normal) }
        return try self.page(request, destination: destination)
    }

    @Sendable private func signIn(_ request: Request, _ context: WebContext) async throws -> Response {
        let form = try await request.form()
        guard let secret = self.formSecret(request), FormToken.matches(form["token"], secret: secret) else {
            throw WebProblem.forgedForm
        }
        let destination = form["naar"].flatMap(Links.ownPath)
        let (email, password) = (form["email"] ?? "", form["wachtwoord"] ?? "")
        guard !email.isEmpty, !password.isEmpty else {
            let field = email.isEmpty ? "email" : "wachtwoord"
            let problem = FieldProblem(
                field: field,
                message: Text[
                    "sign-in.fillIn", ["field": email.isEmpty ? Text["sign-in.fillIn.email"] : Text["sign-in.fillIn.password"]]])
            return try self.page(request, destination: destination, email: email, problem: problem, status: .badRequest)
        }
        let agent = String((request.headers[.userAgent] ?? "").prefix(200))
        do {
            let (token, _) = try await self.services.signIn(email, password, agent)
            // The browser forgets the session it had; whoever kept a copy of its token must not go on with it.
            if let old = context.session { try await self.services.signOut(old.token) }
            var response = Response.redirect(to: destination ?? Links.home, type: .normal)
            self.cookies.set(self.cookies.session, to: token, on: &response)
            self.cookies.clear(self.cookies.form, on: &response)
            return response
        } catch let error as IdentityError {
            let problem = FieldProblem(field: Self.field(error.code), message: error.message, hint: error.hint)
            return try self.page(
                request, destination: destination, email: email, problem: problem,
                status: [.locked, .busy].contains(error.code) ? .tooManyRequests : .badRequest)
        }
    }

    private static func field(_ code: IdentityError.Code) -> String? {
        switch code {
        case .wrongCredentials, .invalidEmail: "email"
        default: nil
        }
    }

    private func page(
        _ request: Request, destination: String?, email: String = "", problem: FieldProblem? = nil,
        status: HTTPResponse.Status = .ok
    ) throws -> Response {
        let known = self.formSecret(request)
        let secret = known ?? FormToken.fresh()
        let problems = [problem].compactMap { $0 }
        let view = SignInView(
            frame: self.renderer.frame(
                title: (problem == nil ? "" : Text["frame.fault.mark"]) + Text["sign-in.title"], session: nil, canSignIn: false),
            action: Links.signIn, token: self.renderer.mark, destination: destination, problems: problems.map(ProblemRow.init),
            email: FieldView(email, name: "email", problems: problems),
            password: FieldView("", name: "wachtwoord", problems: problems),
            definitionsLink: Links.definitions)
        var response = try self.renderer.page(view, template: "pages/sign-in", status: status, secret: secret)
        if known == nil { self.cookies.set(self.cookies.form, to: secret, on: &response) }
        return response
    }

    /// The random value of the form's cookie: a page of another site cannot read it, so cannot repeat it in a form.
    private func formSecret(_ request: Request) -> String? {
        request.cookies[self.cookies.form].map(\.value).flatMap { FormToken.isFresh($0) ? $0 : nil }
    }
}

struct SignInView: PageView {
    let frame: PageFrame
    let action: String
    let token: String
    /// Where to go after signing in; nil = home.
    let destination: String?
    let problems: [ProblemRow]
    let email: FieldView
    let password: FieldView
    let definitionsLink: String

    static let sample = SignInView(
        frame: .sample, action: "/inloggen", token: "00", destination: "/o/wieg/overzicht",
        problems: [ProblemRow(problemText: "Vul uw e-mailadres in.", problemLink: "#email")], email: .sample("anna@wieg.nl"),
        password: .sample(""), definitionsLink: "/definities")
}
