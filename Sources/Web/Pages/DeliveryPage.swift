internal import Domain
internal import Hummingbird
internal import Identity
internal import Ingest
internal import Publishing

/// `GET /o/{org}/leveringen/{nr}`: a delivery's receipt, also as JSON; its errors and its rejected rows as files.
struct DeliveryPage {
    let deliveries: DeliveryServices
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/leveringen/:nr", use: self.show)
        router.get("o/:org/leveringen/:nr/fouten.csv", use: self.errors)
        router.get("o/:org/leveringen/:nr/afgekeurd/:file", use: self.rejects)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .seeDeliveries)
        let word = context.parameters.get("nr") ?? ""
        if word.hasSuffix(".json") {
            let entry = try await self.entry(String(word.dropLast(5)), access)
            let name = "levering-\(entry.number)_\(access.tenant.id).json"
            let receipt = DeliveryRights(entry, access.visitor, in: access.tenant.id).readable
            try await self.deliveries.noteDownload(access.visitor, access.tenant, name)
            return FigureFiles.response(
                ExportedFile(
                    name: name, contentType: "application/json; charset=utf-8", bytes: Array(try receipt.json.utf8) + [0x0A]),
                to: request)
        }
        let entry = try await self.entry(word, access)
        let mayDeliver = access.visitor.may(.deliver, in: access.tenant.id)
        let rights = DeliveryRights(entry, access.visitor, in: access.tenant.id)
        let upload = mayDeliver && rights.mayReadRows ? self.upload(of: entry.number, in: access.tenant.id) : nil
        let view = DeliveryView(
            entry, rights, mayDeliver: mayDeliver, kept: upload, deliveries: self.deliveries,
            frame: self.renderer.frame(
                title: Text["delivery.title", ["number": DutchNumber.whole(entry.number)]], session: context.session,
                tenant: access.tenant,
                current: "leveringen"))
        return try self.renderer.page(view, template: "pages/delivery", secret: access.visitor.csrfToken)
    }

    @Sendable private func errors(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .seeDeliveries)
        let entry = try await self.entry(context.parameters.get("nr") ?? "", access)
        guard DeliveryRights(entry, access.visitor, in: access.tenant.id).mayReadRows else { throw WebProblem.notFound }
        let name = "levering-\(entry.number)_\(access.tenant.id)_fouten.csv"
        let issues = try await self.deliveries.rejections(access.visitor, access.tenant, entry)
        try await self.deliveries.noteDownload(access.visitor, access.tenant, name)
        let file = ListFile(
            columns: [.text("bestand"), .whole("regel"), .text("kolom"), .code("code"), .text("melding")],
            rows: issues.map { [.text($0.bestand), .whole($0.regel), .text($0.kolom), .code($0.code), .text($0.melding)] })
        return FigureFiles.response(
            ExportedFile(
                name: name, contentType: ExportForm.excel.contentType,
                bytes: try file.bytes(.excel, facts: ExportFacts(title: name, publisher: access.tenant.name), name: name)),
            to: request)
    }

    /// The rejected rows themselves are there for as long as the upload is kept.
    @Sendable private func rejects(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .deliver)
        let entry = try await self.entry(context.parameters.get("nr") ?? "", access)
        guard DeliveryRights(entry, access.visitor, in: access.tenant.id).mayReadRows,
            let (upload, files) = self.upload(of: entry.number, in: access.tenant.id)
        else { throw WebProblem.notFound }
        return try await RejectsFiles(deliveries: self.deliveries, access: access)
            .response(context.parameters.get("file"), of: upload, files, to: request)
    }

    private func entry(_ word: String, _ access: Access) async throws -> DeliveryEntry {
        guard let number = PathNumber.read(word),
            let entry = try await self.deliveries.entry(access.visitor, access.tenant, number)
        else { throw WebProblem.notFound }
        return entry
    }

    /// The upload behind a delivery, while it is kept.
    private func upload(of number: Int, in tenant: TenantID) -> (UploadedDelivery, [RejectsEntry])? {
        let store = self.deliveries.desk.store
        for upload in store.all(in: tenant) {
            if case .committed(number, let rejects) = store.outcome(of: upload) { return (upload, rejects) }
        }
        return nil
    }
}

/// Answers with a stored file of rejected rows.
struct RejectsFiles {
    let deliveries: DeliveryServices
    let access: Access

    /// `file` is the last part of the address: `1.csv`.
    func response(
        _ file: String?, of upload: UploadedDelivery, _ files: [RejectsEntry], to request: Request
    ) async throws -> Response {
        guard let file, file.hasSuffix(".csv"), let place = PathNumber.read(file.dropLast(4)),
            place <= files.count, let bytes = self.deliveries.desk.store.rejects(place - 1, of: upload)
        else { throw WebProblem.notFound }
        let name = files[place - 1].name
        try await self.deliveries.noteDownload(self.access.visitor, self.access.tenant, name)
        return FigureFiles.response(ExportedFile(name: name, contentType: "text/csv; charset=utf-8", bytes: bytes), to: request)
    }
}
