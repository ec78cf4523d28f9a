internal import HTTPTypes
internal import Hummingbird
internal import Indicators
internal import Publishing

/// Definitions as files: `/definities.csv`, `/definities/uitval.json`.
enum DefinitionFiles {
    /// What an address asks for when it ends as a file: the name before the ending, and the file's ending.
    static func file(_ name: String) -> (name: String, isJSON: Bool)? {
        if name.hasSuffix(".json") { return (String(name.dropLast(5)), true) }
        return name.hasSuffix(".csv") ? (String(name.dropLast(4)), false) : nil
    }

    /// The file, in the CSV form that `vorm` chooses; status 400 and a sentence for a form there is not.
    static func response(_ definitions: [Definition], isJSON: Bool, request: Request) throws -> Response {
        let form: ExportForm
        do throws(FieldProblem) {
            form = isJSON ? .json : try FileFormAddress.csv(AddressQuery(path: request.head.path))
        } catch {
            return FigureFiles.response([error], form: .excel)
        }
        let file = try DefinitionFile(definitions, form: form)
        return FigureFiles.response(ExportedFile(name: file.name, contentType: form.contentType, bytes: file.bytes))
    }
}
