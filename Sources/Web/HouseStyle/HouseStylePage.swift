internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity

/// `GET /o/{org}/beheer/huisstijl`: an organisation's own colour and logo. A style is tried first, on this page alone; used by a
/// second button; and undone by a third.
struct HouseStylePage {
    let services: HouseStyleServices
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/beheer/huisstijl", use: self.show)
        router.post("o/:org/beheer/huisstijl", use: self.attempt)
        router.post("o/:org/beheer/huisstijl/:actie", use: self.act)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .setHouseStyle)
        let notice: String? =
            switch AddressQuery(path: request.head.path)["na"] {
            case HouseStyleAction.use.rawValue: Text["house-style.done.adopted"]
            case HouseStyleAction.forget.rawValue: Text["house-style.done.discarded"]
            case HouseStyleAction.undo.rawValue: Text["house-style.done.undone"]
            case HouseStyleAction.reset.rawValue: Text["house-style.done.reset"]
            default: nil
            }
        let styles = try await self.services.current(access.visitor, access.tenant)
        return try self.page(styles, access, context, notice: notice)
    }

    /// Keeps what was filled in as a trial. An empty colour is ours; without a new file the logo stays, unless it is to go.
    @Sendable private func attempt(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .setHouseStyle)
        let styles = try await self.services.current(access.visitor, access.tenant)
        var style = styles.trial ?? styles.used
        var problems: [FieldProblem] = []
        var offer: AccentColor?
        var written: String?
        do {
            let form = try await HouseStyleForm(request, secret: access.visitor.csrfToken)
            let text = (form.fields["kleur"] ?? form.fields["accent"] ?? "").filter { !$0.isWhitespace }
            written = text
            switch (text.isEmpty, ScreenColor(text)) {
            case (true, _): style.accent = nil
            case (false, nil):
                problems.append(
                    FieldProblem(
                        field: "accent", message: Text["house-style.refusal.colour"],
                        hint: Text["house-style.refusal.colour.hint"]))
            case (false, let color?):
                style.accent = AccentColor(color)
                if style.accent == nil {
                    offer = AccentColor.darker(than: color)
                    let contrast = DutchNumber.decimal(AccentColor.contrast(of: color), places: 1)
                    problems.append(
                        FieldProblem(
                            field: "accent",
                            message: Text["house-style.refusal.light", ["contrast": contrast]],
                            hint: Text[
                                "house-style.refusal.light.hint",
                                ["colour": offer?.color.description ?? Text["house-style.refusal.darker"]]]))
                }
            }
            if form.fields["zonderlogo"] == "ja" { style.logo = nil }
            if let file = form.file { style.logo = try Logo(file) }
        } catch let problem as LogoProblem {
            problems.append(FieldProblem(field: "logo", message: problem.sentence))
        }
        guard problems.isEmpty else {
            return try self.page(styles, access, context, written: written, offer: offer, problems: problems, status: .badRequest)
        }
        try await self.services.attempt(access.visitor, access.tenant, style)
        return Response.redirect(to: Links.houseStyle(access.tenant.id), type: .normal)
    }

    @Sendable private func act(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .setHouseStyle)
        guard let action = context.parameters.get("actie").flatMap(HouseStyleAction.init) else { throw WebProblem.notFound }
        let form = try await request.form()
        guard FormToken.matches(form["token"], secret: access.visitor.csrfToken) else { throw WebProblem.forgedForm }
        let styles = try await self.services.current(access.visitor, access.tenant)
        switch action {
        case .use:
            // Pressed twice, the second time there is nothing left to use.
            if let trial = styles.trial { try await self.services.use(access.visitor, access.tenant, trial) }
        case .forget: try await self.services.forget(access.visitor, access.tenant)
        case .undo:
            if let previous = styles.previous { try await self.services.use(access.visitor, access.tenant, previous) }
        case .reset: try await self.services.use(access.visitor, access.tenant, .standard)
        }
        return Response.redirect(to: Links.houseStyle(access.tenant.id, after: action.rawValue), type: .normal)
    }

    private func page(
        _ styles: HouseStyles, _ access: Access, _ context: WebContext, written: String? = nil, offer: AccentColor? = nil,
        problems: [FieldProblem] = [], notice: String? = nil, status: HTTPResponse.Status = .ok
    ) throws -> Response {
        // A trial is seen here and nowhere else.
        var session = context.session
        if let trial = styles.trial { session?.looks[access.tenant.id] = self.renderer.look(trial, in: access.tenant.id) }
        let view = HouseStyleView(
            styles, tenant: access.tenant, written: written, offer: offer, problems: problems, notice: notice,
            token: self.renderer.mark,
            frame: self.renderer.frame(
                title: (problems.isEmpty ? "" : Text["frame.fault.mark"]) + Text["house-style.title"], session: session,
                tenant: access.tenant,
                current: "huisstijl"))
        return try self.renderer.page(view, template: "pages/house-style", status: status, secret: access.visitor.csrfToken)
    }
}
