internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Ingest

/// `GET /o/{org}/leveringen/werk/{id}`: uploaded files on their way, from check to commit. It follows the work while there is
/// any, then shows the outcome, and leads to the delivery once there is one.
///
/// With scripts it follows ``DeliveryProgressStream``; without, the browser asks again every two seconds.
struct DeliveryWorkPage {
    let deliveries: DeliveryServices
    let renderer: PageRenderer
    private let streams = DeliveryProgressStream()

    init(deliveries: DeliveryServices, renderer: PageRenderer) {
        self.deliveries = deliveries
        self.renderer = renderer
    }

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/leveringen/werk/:id", use: self.show)
        router.get("o/:org/leveringen/werk/:id/voortgang", use: self.stream)
        router.get("o/:org/leveringen/werk/:id/afgekeurd/:file", use: self.rejects)
        router.post("o/:org/leveringen/werk/:id/nakijken", use: self.check)
        router.post("o/:org/leveringen/werk/:id/vastleggen", use: self.commit)
        router.post("o/:org/leveringen/werk/:id/annuleren", use: self.cancel)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let (access, upload) = try self.upload(request, context)
        if let status = await self.deliveries.desk.status(of: upload) {
            return try self.progress(status, upload, access, context)
        }
        return try self.outcome(of: upload, access, context)
    }

    @Sendable private func stream(_ request: Request, _ context: WebContext) async throws -> Response {
        let (_, upload) = try self.upload(request, context)
        return self.streams.response(of: upload, on: self.deliveries.desk)
    }

    private func progress(
        _ status: DeliveryDesk.Status, _ upload: UploadedDelivery, _ access: Access, _ context: WebContext
    ) throws -> Response {
        let heading = status.work == .checking ? Text["delivery-progress.checking"] : Text["delivery-progress.committing"]
        let view = DeliveryProgressView(
            status, heading: heading, upload: upload, tenant: access.tenant.id, token: self.renderer.mark,
            frame: self.frame(heading, access, context, script: .progress))
        return try self.renderer.page(view, template: "pages/delivery-progress", secret: access.visitor.csrfToken)
    }

    private func outcome(of upload: UploadedDelivery, _ access: Access, _ context: WebContext) throws -> Response {
        let failure: String
        switch self.deliveries.desk.store.outcome(of: upload) {
        case .committed(let number, _):
            return Response.redirect(to: Links.delivery(access.tenant.id, number), type: .normal)
        case .checked(let receipt, let rejects):
            let title =
                receipt.status == .dryRun
                ? Text["delivery-check.frame", ["files": upload.label]] : Text["frame.fault", ["title": upload.label]]
            let view = DeliveryCheckView(
                receipt, rejects, upload: upload, tenant: access.tenant.id, token: self.renderer.mark,
                keptUntil: self.deliveries.localTime(upload.keptUntil), frame: self.frame(title, access, context))
            return try self.renderer.page(view, template: "pages/delivery-check", secret: access.visitor.csrfToken)
        case .failed(let sentence): failure = sentence
        case .begun(.checking), nil: failure = Text["delivery-stopped.checking"]
        case .begun(.committing):
            failure = Text["delivery-stopped.committing"]
        }
        let view = DeliveryStoppedView(
            frame: self.frame(Text["delivery-stopped.frame"], access, context), stoppedReason: failure,
            listLink: Links.deliveries(access.tenant.id),
            again: RecheckForm(
                upload: upload, kinds: [], isWithdrawing: false, tenant: access.tenant.id, token: self.renderer.mark),
            cancelAction: Links.work(access.tenant.id, upload.id, .cancel), cancelToken: self.renderer.mark)
        return try self.renderer.page(view, template: "pages/delivery-stopped", secret: access.visitor.csrfToken)
    }

    /// Checks the same files again, with other choices.
    @Sendable private func check(_ request: Request, _ context: WebContext) async throws -> Response {
        var (access, upload) = try self.upload(request, context)
        let form = try await self.form(request, access)
        let desk = self.deliveries.desk
        guard await desk.status(of: upload) == nil, !self.isCommitted(upload) else { return self.back(access, upload) }
        upload.choices = DeliveryChoices(form)
        try desk.store.save(upload)
        try await desk.start(.checking, on: upload, for: access.visitor, in: access.tenant)
        return self.back(access, upload)
    }

    /// Commits exactly the files that were checked.
    @Sendable private func commit(_ request: Request, _ context: WebContext) async throws -> Response {
        let (access, upload) = try self.upload(request, context)
        _ = try await self.form(request, access)
        let desk = self.deliveries.desk
        if await desk.status(of: upload) == nil, case .checked(let receipt, _) = desk.store.outcome(of: upload),
            receipt.status == .dryRun
        {
            try await desk.start(.committing, on: upload, for: access.visitor, in: access.tenant)
        }
        return self.back(access, upload)
    }

    @Sendable private func cancel(_ request: Request, _ context: WebContext) async throws -> Response {
        let (access, upload) = try self.upload(request, context)
        _ = try await self.form(request, access)
        if let number = await self.deliveries.desk.cancel(upload) {
            return Response.redirect(to: Links.delivery(access.tenant.id, number), type: .normal)
        }
        return Response.redirect(to: Links.deliveries(access.tenant.id, after: "annuleren"), type: .normal)
    }

    @Sendable private func rejects(_ request: Request, _ context: WebContext) async throws -> Response {
        let (access, upload) = try self.upload(request, context)
        let files = self.deliveries.desk.store.outcome(of: upload)?.rejects ?? []
        return try await RejectsFiles(deliveries: self.deliveries, access: access)
            .response(context.parameters.get("file"), of: upload, files, to: request)
    }

    /// Only the person who sent the files, in the tenant they were sent to.
    private func upload(_ request: Request, _ context: WebContext) throws -> (Access, UploadedDelivery) {
        let access = try Access(request, context, needs: .deliver)
        guard let id = context.parameters.get("id"),
            let upload = self.deliveries.desk.store.find(id, of: access.visitor.accountID, in: access.tenant.id)
        else { throw WebProblem.notFound }
        return (access, upload)
    }

    private func form(_ request: Request, _ access: Access) async throws -> AddressQuery {
        let form = try await request.form()
        guard FormToken.matches(form["token"], secret: access.visitor.csrfToken) else { throw WebProblem.forgedForm }
        return form
    }

    private func isCommitted(_ upload: UploadedDelivery) -> Bool {
        if case .committed = self.deliveries.desk.store.outcome(of: upload) { true } else { false }
    }

    private func back(_ access: Access, _ upload: UploadedDelivery) -> Response {
        Response.redirect(to: Links.work(access.tenant.id, upload.id), type: .normal)
    }

    private func frame(_ title: String, _ access: Access, _ context: WebContext, script: PageScript? = nil) -> PageFrame {
        self.renderer.frame(
            title: title, session: context.session, tenant: access.tenant, current: "leveringen", script: script)
    }
}
