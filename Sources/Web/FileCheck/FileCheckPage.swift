internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Publishing

/// `GET` and `POST /controleren`: for who received a file, whether it is whole and unchanged. For everyone, and nothing is kept.
struct FileCheckPage {
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("controleren") { request, context in
            try self.page(self.view(context), context, request: request)
        }
        router.post("controleren", use: self.check)
    }

    @Sendable private func check(_ request: Request, _ context: WebContext) async throws -> Response {
        do {
            let form = try await FileCheckForm(request)
            guard let measure = form.measure else {
                throw FieldProblem(
                    field: "bestand", message: Text["file-check.refusal.none"], hint: Text["file-check.refusal.none.hint"])
            }
            let warranty = try form.warranty()
            let verdict = FileVerdict(measure, by: warranty)
            return try self.page(self.view(context, result: .init(verdict, by: warranty, name: form.fileName)), context)
        } catch let problem as FieldProblem {
            return try self.page(self.view(context, problems: [problem]), context, status: .badRequest)
        }
    }

    private func page(
        _ view: FileCheckView, _ context: WebContext, status: HTTPResponse.Status = .ok, request: Request? = nil
    ) throws -> Response {
        try self.renderer.page(
            view, template: "pages/file-check", status: status, secret: context.session?.visitor.csrfToken, request: request,
            keeping: request == nil ? .never : .asking)
    }

    private func view(
        _ context: WebContext, problems: [FieldProblem] = [], result: FileCheckView.Result? = nil
    ) -> FileCheckView {
        let outcome =
            result.map { $0.agrees != nil ? Text["file-check.frame.good"] : Text["file-check.frame.wrong"] }
            ?? (problems.isEmpty ? "" : Text["frame.fault.mark"])
        return FileCheckView(
            frame: self.renderer.frame(
                title: outcome + Text["file-check.title"], session: context.session, current: "controleren"),
            action: Links.checking, limit: UploadProblem.size(FileCheckForm.mostBytes), problems: problems.map(ProblemRow.init),
            fileProblem: problems.first { $0.field == "bestand" }?.sentence,
            sidecarProblem: problems.first { $0.field == "beschrijving" }?.sentence,
            hashProblem: problems.first { $0.field == "sha256" }?.sentence, result: result)
    }
}

/// What the template of /controleren gets.
struct FileCheckView: PageView {
    struct Result {
        /// The outcome when it agrees; nil when it does not.
        let agrees: String?
        /// The outcome when it does not agree.
        let differs: String?
        let details: [String]
        let facts: [Fact]
    }

    struct Fact {
        let factName: String
        let factValue: String
    }

    let frame: PageFrame
    let action: String
    let limit: String
    let problems: [ProblemRow]
    let fileProblem: String?
    let sidecarProblem: String?
    let hashProblem: String?
    let result: Result?

    static let sample = FileCheckView(
        frame: .sample, action: "/controleren", limit: "512 MB",
        problems: [ProblemRow(problemText: "Er is geen bestand gekozen.", problemLink: "#bestand")],
        fileProblem: "Er is geen bestand gekozen.", sidecarProblem: "Dit is geen beschrijving.",
        hashProblem: "Dit is geen SHA-256.",
        result: Result(
            agrees: "Het bestand is heel en onveranderd.", differs: "Het bestand is veranderd.", details: ["12 rijen."],
            facts: [Fact(factName: "Peildatum", factValue: "2026-11-22")]))
}

extension FileCheckView.Result {
    init(_ verdict: FileVerdict, by warranty: FileWarranty, name: String?) {
        let described = warranty.file == name ? nil : warranty.file
        let known: [(String, String?)] = [
            (Text["file-check.fact.file"], name), (Text["file-check.fact.described"], described),
            (Text["file-check.fact.contents"], warranty.title), (Text["file-check.fact.from"], warranty.publisher),
        ]
        let facts = warranty.facts.map { fact in
            FileCheckView.Fact(
                factName: "\(fact.name.prefix(1).uppercased())\(fact.name.dropFirst())".replacing("_", with: " "),
                factValue: fact.value)
        }
        self.init(
            agrees: verdict.agrees ? verdict.outcome : nil, differs: verdict.agrees ? nil : verdict.outcome,
            details: verdict.details,
            facts: known.compactMap { name, value in value.map { .init(factName: name, factValue: $0) } } + facts)
    }
}
