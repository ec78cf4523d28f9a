internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Publishing

/// `GET /publiek/{nr}`, `.csv` and `.json`: a circle for anyone, without an account. It knows no visitor, sets no cookie, and may be kept
/// by whoever stands between for a minute.
struct CirclePage {
    let circles: CircleServices
    let renderer: PageRenderer

    private static let names = ["wet", "vorm"]
    private static let keeping = "public, max-age=60"

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("publiek/:nr", use: self.show)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let turn = self.circles.limits.take(context.caller, at: .now)
        guard turn.isAllowed else { throw WebProblem.tooManyCalls(seconds: turn.seconds) }
        let (number, ending) = try Self.part(context)
        guard let circle = try await self.circles.circle(number) else { throw WebProblem.notFound }
        let query = AddressQuery(path: request.head.path)
        var answer =
            if let ending { try await self.file(circle, query, ending, request) } else { try self.page(circle, query, request) }
        if answer.status == .ok || answer.status == .notModified { answer.headers[.cacheControl] = Self.keeping }
        return answer
    }

    /// `9`, `9.csv`, `9.csv-metadata.json`, `9.json`.
    private static func part(_ context: WebContext) throws -> (number: Int, ending: String?) {
        let part = context.parameters.get("nr") ?? ""
        let digits = part.prefix { $0 != "." }
        let ending = String(part.dropFirst(digits.count))
        guard let number = PathNumber.read(digits),
            ["", ".csv", ".json", FileCompanion.ending].contains(ending)
        else { throw WebProblem.notFound }
        return (number, ending.isEmpty ? nil : ending)
    }

    private func file(
        _ circle: StoredCircle, _ query: AddressQuery, _ ending: String, _ request: Request
    ) async throws -> Response {
        let isJSON = ending == ".json"
        do {
            if let problem = FileFormAddress.unknownNames(query, known: ["vorm"]) { throw problem }
            let form = isJSON ? .json : try FileFormAddress.csv(query)
            let file = try CircleFile(circle, form: form)
            let exported = ExportedFile(
                name: file.name, contentType: form.contentType, bytes: file.bytes, rows: file.rows, sidecar: file.sidecar)
            return ending == FileCompanion.ending
                ? try await FileCompanion.response(of: exported) : FigureFiles.response(exported, to: request)
        } catch {
            guard let problem = FieldProblem(release: error) else { throw error }
            return FigureFiles.response([problem], form: isJSON ? .json : .excel)
        }
    }

    private func page(_ circle: StoredCircle, _ query: AddressQuery, _ request: Request) throws -> Response {
        var problems = [FileFormAddress.unknownNames(query, known: Self.names)].compactMap { $0 }
        let wetten = circle.grid().wetten
        let wet = query["wet"].flatMap { $0 == Dimension.total ? nil : $0 }
        if let wet, !wetten.contains(wet) {
            problems.append(
                FieldProblem(
                    field: "wet", message: Text["circle.refusal.wet", ["value": wet.prefix(40)]],
                    hint: Text["refusal.choose", ["choices": ([Dimension.total] + wetten).joined(separator: ", ")]]))
        }
        let view = CircleView(
            frame: self.renderer.frame(
                title: (problems.isEmpty ? "" : Text["frame.fault.mark"])
                    + Text["circle.frame", ["number": DutchNumber.whole(circle.number)]], session: nil),
            problems: problems.map(ProblemRow.init), circle, wet: problems.isEmpty ? wet : nil)
        return try self.renderer.page(
            view, template: "pages/circle", status: problems.isEmpty ? .ok : .badRequest, request: request, keeping: .anyone)
    }
}
