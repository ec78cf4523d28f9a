internal import HTTPTypes
internal import Hummingbird
internal import Indicators
internal import Publishing

/// Definitions as files: `/definities.csv`, `/definities/uitval.json`.
enum DefinitionFiles {
    static let endings = [".csv", FileCompanion.ending, ".json"]

    /// What an address asks for when it ends as a file: the name before the ending, and the ending.
    static func file(_ name: String) -> (name: String, ending: String)? {
        let ending = [FileCompanion.ending, ".json", ".csv"].first { name.hasSuffix($0) }
        return ending.map { (String(name.dropLast($0.count)), $0) }
    }

    /// The file, in the CSV form that `vorm` chooses; status 400 and a sentence for a form there is not.
    static func response(_ definitions: [Definition], ending: String, request: Request) async throws -> Response {
        let form: ExportForm
        do throws(FieldProblem) {
            form = ending == ".json" ? .json : try FileFormAddress.csv(AddressQuery(path: request.head.path))
        } catch {
            return FigureFiles.response([error], form: .excel)
        }
        let made = try DefinitionFile(definitions, form: form)
        let file = ExportedFile(
            name: made.name, contentType: form.contentType, bytes: made.bytes, rows: made.rows, sidecar: made.sidecar)
        return ending == FileCompanion.ending
            ? try await FileCompanion.response(of: file) : FigureFiles.response(file, to: request)
    }
}
