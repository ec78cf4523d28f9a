internal import Publishing

/// Which file an address asks for.
enum FileFormAddress {
    /// `vorm` of a `.csv`: `excel` unless `open` is asked, or the same rows as a workbook, or everything in one ZIP.
    static func csv(_ query: AddressQuery) throws(FieldProblem) -> ExportForm {
        switch query["vorm"] {
        case nil, "excel": return .excel
        case "open": return .open
        case "xlsx": return .xlsx
        case "zip": return .zip
        case .some(let word):
            throw FieldProblem(
                field: "vorm", message: "‘\(word.prefix(40))’ is geen vorm", hint: "kies uit excel, open, xlsx, zip")
        }
    }

    /// Parameters nobody reads: a filter with a slip of the pen must not silently give the figures of everything.
    static func unknownNames(_ query: AddressQuery, known: [String]) -> FieldProblem? {
        query.names.first { !known.contains($0) }.map {
            FieldProblem(
                field: nil, message: "‘\($0.prefix(40))’ kan hier niet gevraagd worden",
                hint: known.isEmpty ? nil : "kies uit \(known.joined(separator: ", "))")
        }
    }
}
