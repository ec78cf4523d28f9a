internal import Crypto
internal import Foundation

/// What was understood of a file before any row of it was read: its hash, encoding, header and kind.
struct InspectedFile: Sendable {
    let source: any ByteSource
    let position: Int
    /// The name it is called by in the receipt; no two files of a delivery have the same.
    let name: String
    let sha256: String
    let encoding: TextEncoding?
    /// nil for a file without any record, which is nothing and no error (reading 7.10).
    let header: Header?
    let kind: DeliveryFile?
    /// Why the file as a whole cannot be taken.
    let problems: [Problem]
    /// Columns of the header that mean nothing here.
    let unknownColumns: [String]

    /// A problem of the file as a whole, with its line and column.
    struct Problem: Sendable {
        let line: Int
        let column: String
        let code: String
        let message: String
    }

    /// Columns of the header that were recognised; none of a file that was not, since its first line may be data.
    var knownColumns: [String] {
        guard self.kind != nil, let header else { return [] }
        return header.names.filter { !$0.isEmpty && !self.unknownColumns.contains($0) }
    }

    /// The first required column that the header lacks.
    var missingColumn: String? { self.problems.first { $0.code == "kolom_ontbreekt" }?.column }
    /// Whether its rows can be read at all.
    var isReadable: Bool { self.header != nil && self.kind != nil && self.encoding != nil }

    /// Reads the whole file once (hash, encoding) and its header; blocks.
    static func inspect(_ source: any ByteSource, position: Int, name: String) throws -> InspectedFile {
        var sha256 = ""
        do {
            sha256 = try self.sha256(of: source)
            let encoding = try TextEncoding.detect(in: source)
            let header = try Header.read(from: source, encoding: encoding, knownColumns: DeliveryFile.knownColumns)
            guard let header else { return self.file(source, position, name, sha256, encoding, nil, nil, []) }
            guard let kind = DeliveryFile.recognised(by: header) else {
                let problem = Problem(
                    line: header.line, column: "", code: "bestand_onbekend",
                    message:
                        "Dit bestand heeft geen sleutelkolom zoals casus_nr of inzet_nr in de kopregel; controleer de kopregel.")
                return self.file(source, position, name, sha256, encoding, header, nil, [problem])
            }
            let names = Set(header.normalisedNames)
            let missing = kind.columns.filter { $0.isRequired && !names.contains(Header.normalise($0.name)) }.map {
                Problem(
                    line: header.line, column: $0.name, code: "kolom_ontbreekt",
                    message: "De verplichte kolom \($0.name) ontbreekt in de kopregel; voeg haar toe.")
            }
            return self.file(source, position, name, sha256, encoding, header, kind, missing)
        } catch let problem as FileProblem {
            let own = Problem(line: problem.line, column: "", code: problem.code.rawValue, message: problem.message)
            return self.file(source, position, name, sha256, nil, nil, nil, [own])
        }
    }

    private static func file(
        _ source: any ByteSource, _ position: Int, _ name: String, _ sha256: String, _ encoding: TextEncoding?, _ header: Header?,
        _ kind: DeliveryFile?, _ problems: [Problem]
    ) -> InspectedFile {
        let known = Set((kind?.columns.map(\.name) ?? []).map(Header.normalise) + [DeliveryFile.withdrawal])
        let unknown = header.map { header in
            zip(header.names, header.normalisedNames).filter { !$1.isEmpty && !known.contains($1) && !self.returned.contains($1) }
                .map(\.0)
        }
        return InspectedFile(
            source: source, position: position, name: name, sha256: sha256, encoding: encoding, header: header, kind: kind,
            problems: problems, unknownColumns: kind == nil ? [] : unknown ?? [])
    }

    /// Two files of one name, from two folders, are told apart: `casussen.csv` and `casussen (2).csv`.
    static func distinctNames(_ names: [String]) -> [String] {
        var taken: Set<String> = []
        return names.map { name in
            let dot = name.lastIndex(of: ".") ?? name.endIndex
            var free = name
            var number = 1
            while !taken.insert(free).inserted {
                number += 1
                free = "\(name[..<dot]) (\(number))\(name[dot...])"
            }
            return free
        }
    }

    /// The columns that a file of rejected rows has beside the original ones; a corrected one may be sent as it is.
    private static let returned: Set<String> = ["regel", "kolom", "code", "melding"]

    static func sha256(of source: any ByteSource) throws -> String {
        var hash = SHA256()
        let stream = try source.open()
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        defer { buffer.deallocate() }
        while case let count = try stream.read(into: buffer), count > 0 {
            hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        }
        return hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
