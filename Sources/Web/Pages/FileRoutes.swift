internal import Domain
internal import Hummingbird
internal import Identity
internal import Publishing

extension RouterMethods<WebContext> {
    /// The files of an organisation's page, or a gemeente's: `path.csv`, in the form that `vorm` asks, its companion `path.csv-metadata.json`, and
    /// `path.json`.
    ///
    /// Who may see the page is asked before anything else, so that a slip in the address tells nobody that the page is there. A
    /// file that cannot be made is a sentence with status 400, never half a file.
    ///
    /// `describing` makes the file of which only the companion leaves, where that is another thing to note than a file.
    func files(
        of path: String, needs permissions: Permission..., kind: Tenant.Kind = .organisation,
        make: @escaping @Sendable (_ access: Access, _ query: AddressQuery, _ form: ExportForm) async throws -> ExportedFile,
        describing: (@Sendable (_ access: Access, _ query: AddressQuery, _ form: ExportForm) async throws -> ExportedFile)? = nil
    ) {
        for ending in [".csv", FileCompanion.ending, ".json"] {
            let isJSON = ending == ".json"
            self.get(RouterPath("\(path)\(ending)")) { request, context in
                let access = try Access(request, context, needsAny: permissions, kind: kind)
                let query = AddressQuery(path: request.head.path)
                do {
                    let form = isJSON ? .json : try FileFormAddress.csv(query)
                    guard ending != FileCompanion.ending else {
                        return try await FileCompanion.response(of: try await (describing ?? make)(access, query, form))
                    }
                    return FigureFiles.response(try await make(access, query, form), to: request)
                } catch {
                    guard let problems = FieldProblem.all(in: error) else { throw error }
                    return FigureFiles.response(problems, form: isJSON ? .json : .excel)
                }
            }
        }
    }
}

extension CaseNumberAddress.Ending {
    /// The file of a page about one thing, whose address ends in this; what is wrong is a sentence with status 400.
    func answer(
        _ request: Request, make: (_ query: AddressQuery, _ form: ExportForm) async throws -> ExportedFile
    ) async throws -> Response {
        let query = AddressQuery(path: request.head.path)
        do {
            let file = try await make(query, self == .json ? .json : try FileFormAddress.csv(query))
            return self == .companion
                ? try await FileCompanion.response(of: file) : FigureFiles.response(file, to: request)
        } catch {
            guard let problems = FieldProblem.all(in: error) else { throw error }
            return FigureFiles.response(problems, form: self == .json ? .json : .excel)
        }
    }
}

extension FieldProblem {
    /// What the visitor did wrong; nil for an error that is not the visitor's doing.
    static func all(in error: any Error) -> [FieldProblem]? {
        (error as? FormProblems)?.problems ?? FieldProblem(error).map { [$0] }
    }
}
