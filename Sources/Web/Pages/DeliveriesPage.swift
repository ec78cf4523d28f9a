internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Ingest
internal import Publishing

/// `GET /o/{org}/leveringen`, `.csv` and `.json`: the deliveries; `POST` takes new files.
struct DeliveriesPage {
    let deliveries: DeliveryServices
    let renderer: PageRenderer

    /// Rows of the list on one page.
    static let rows = 50
    /// Uploads of one person that may wait at the same time: the disk is everybody's.
    private static let mostWaiting = 20
    private static let names = ["vanaf", "na"]

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/leveringen", use: self.show)
        router.post("o/:org/leveringen", use: self.receive)
        router.files(of: "o/:org/leveringen", needs: .seeDeliveries, make: self.file)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .seeDeliveries)
        let query = AddressQuery(path: request.head.path)
        if let problem = FileFormAddress.unknownNames(query, known: Self.names) {
            return try await self.page(access, context, problems: [problem], status: .badRequest)
        }
        return try await self.page(
            access, context, from: FirstRow(query["vanaf"]), isCancelled: query["na"] == "annuleren")
    }

    /// Takes the files, and begins to check them. The token is the first part of the form, and checked before a byte is stored.
    @Sendable private func receive(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .deliver)
        let desk = self.deliveries.desk
        do {
            guard self.waiting(access).count < Self.mostWaiting else { throw UploadProblem.tooMany(Self.mostWaiting) }
            let upload = try await UploadReader(store: desk.store, secret: access.visitor.csrfToken)
                .receive(request, of: access.visitor.accountID, in: access.tenant.id, at: desk.now())
            try await desk.start(.checking, on: upload, for: access.visitor, in: access.tenant)
            return Response.redirect(to: Links.work(access.tenant.id, upload.id), type: .normal)
        } catch let problem as UploadProblem {
            return try await self.page(access, context, problems: [problem.field], status: Self.status(problem))
        }
    }

    private static func status(_ problem: UploadProblem) -> HTTPResponse.Status {
        switch problem {
        case .wrongType: .unsupportedMediaType
        case .noFile, .broken: .badRequest
        case .tooLarge: .contentTooLarge
        case .tooMany: .conflict
        case .noSpace: .init(code: 507, reasonPhrase: "Insufficient Storage")
        }
    }

    private func page(
        _ access: Access, _ context: WebContext, from: FirstRow = FirstRow(nil), isCancelled: Bool = false,
        problems: [FieldProblem] = [],
        status: HTTPResponse.Status = .ok
    ) async throws -> Response {
        let skipped = from.skipped
        let list = try await self.deliveries.list(access.visitor, access.tenant, skipped, Self.rows)
        let mayDeliver = access.visitor.may(.deliver, in: access.tenant.id)
        let view = DeliveriesView(
            frame: self.renderer.frame(
                title: (problems.isEmpty ? "" : Text["frame.fault.mark"]) + Text["deliveries.title"], session: context.session,
                tenant: access.tenant,
                current: "leveringen", script: mayDeliver ? .upload : nil),
            problems: problems.map(ProblemRow.init),
            notice: isCancelled ? Text["deliveries.cancelled"] : nil,
            openWork: mayDeliver ? await self.openWork(access) : [],
            upload: mayDeliver
                ? UploadForm(
                    access.tenant.id, token: self.renderer.mark, limit: self.deliveries.desk.store.limit, problems: problems)
                : nil,
            entryLink: mayDeliver && self.deliveries.entries != nil ? Links.entry(access.tenant.id) : nil,
            table: list.total == 0 ? nil : self.table(list, skipped, access.tenant.id))
        return try self.renderer.page(view, template: "pages/deliveries", status: status, secret: access.visitor.csrfToken)
    }

    private func table(_ list: DeliveryList, _ skipped: Int, _ tenant: TenantID) -> DeliveriesView.Table {
        let last = skipped + list.entries.count
        let total = DutchNumber.whole(list.total)
        let isPart = list.entries.count < list.total
        return DeliveriesView.Table(
            summary: isPart
                ? Text[
                    "deliveries.range",
                    ["first": DutchNumber.whole(min(skipped + 1, last)), "last": DutchNumber.whole(last), "total": total]]
                : Text["count.deliveries", count: list.total],
            rows: list.entries.map { DeliveriesView.Row($0, in: tenant, localTime: self.deliveries.localTimeOf) },
            previousLink: skipped > 0
                ? Links.deliveries(tenant, from: skipped > Self.rows ? skipped + 1 - Self.rows : nil) : nil,
            nextLink: last < list.total ? Links.deliveries(tenant, from: last + 1) : nil,
            downloads: DownloadsView { Links.deliveries(tenant, form: $0) })
    }

    /// The visitor's own uploads of which no delivery came.
    private func waiting(_ access: Access) -> [UploadedDelivery] {
        let store = self.deliveries.desk.store
        return store.all(in: access.tenant.id).filter { upload in
            guard upload.belongs(to: access.visitor.accountID, in: access.tenant.id) else { return false }
            return if case .committed = store.outcome(of: upload) { false } else { true }
        }
    }

    /// What the visitor uploaded and did not bring to an end.
    private func openWork(_ access: Access) async -> [DeliveriesView.OpenWork] {
        var open: [DeliveriesView.OpenWork] = []
        let desk = self.deliveries.desk
        for upload in self.waiting(access) {
            let state: String? =
                if let status = await desk.status(of: upload) {
                    status.work == .checking ? Text["deliveries.work.checking"] : Text["deliveries.work.committing"]
                } else {
                    switch desk.store.outcome(of: upload) {
                    case .checked(let receipt, _):
                        receipt.status == .dryRun ? Text["deliveries.work.checked"] : Text["deliveries.work.faults"]
                    case .committed: nil
                    case .failed: Text["deliveries.work.failed"]
                    case .begun, nil: Text["deliveries.work.interrupted"]
                    }
                }
            guard let state else { continue }
            open.append(
                .init(
                    workLabel: upload.label,
                    workState: Text[
                        "deliveries.work.state", ["state": state, "when": self.deliveries.localTime(upload.receivedAt)]],
                    workLink: Links.work(access.tenant.id, upload.id)))
        }
        return open
    }

    @Sendable private func file(_ access: Access, _ query: AddressQuery, _ form: ExportForm) async throws -> ExportedFile {
        if let problem = FileFormAddress.unknownNames(query, known: ["vorm"]) { throw problem }
        let list = try await self.deliveries.list(access.visitor, access.tenant, 0, nil)
        let name = "leveringen_\(access.tenant.id).\(form.fileExtension)"
        try await self.deliveries.noteDownload(access.visitor, access.tenant, name)
        return try ExportedFile(
            DeliveryListFile(list.entries, localTime: self.deliveries.localTimeOf).list(form), name: name, form: form,
            facts: ExportFacts(title: Text["deliveries.title"], publisher: access.tenant.name))
    }
}

extension UploadedDelivery {
    /// `casussen.csv en 2 andere`
    var label: String {
        switch self.files.count {
        case 0: Text["deliveries.files.none"]
        case 1: self.files[0].name
        case 2: Text["deliveries.files.two", ["first": self.files[0].name, "second": self.files[1].name]]
        default: Text["deliveries.files.more", ["first": self.files[0].name, "count": self.files.count - 1]]
        }
    }
}
