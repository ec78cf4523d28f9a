internal import Foundation
internal import Zip

/// A ZIP that says it is a document of an office program. Nothing of it is unpacked but the lists of what is in it.
struct OfficeArchive {
    let path: String

    /// More than any honest document has.
    private static let mostEntries = 5000
    private static let mostUnpacked: UInt64 = 300 << 20
    /// What lists the contents of a document is small.
    private static let longestList: UInt64 = 1 << 20

    /// Throws ``EvidenceProblem`` for an ordinary ZIP, a document with macros, and one that unpacks too large.
    func kind() throws -> EvidenceKind {
        let entries = try self.entries()
        // Two entries of one name: programs disagree on which of them counts.
        guard Set(entries.map(\.name)).count == entries.count else { throw EvidenceProblem.broken }
        guard !entries.contains(where: Self.isMacro) else { throw EvidenceProblem.macros }
        if let types = try self.text("[Content_Types].xml", in: entries) {
            let isMacro = ["macroenabled", "vbaproject", "macrosheet", "activex"].contains { types.contains($0) }
            guard !isMacro else { throw EvidenceProblem.macros }
            let names = Set(entries.map(\.name))
            if names.contains("word/document.xml"), types.contains("wordprocessingml.document.main+xml") { return .docx }
            if names.contains("xl/workbook.xml"), types.contains("spreadsheetml.sheet.main+xml") { return .xlsx }
            throw EvidenceProblem.unknownKind
        }
        switch try self.text("mimetype", in: entries) {
        case EvidenceKind.odt.contentType: return .odt
        case EvidenceKind.ods.contentType: return .ods
        case nil: throw EvidenceProblem.archive
        case .some: throw EvidenceProblem.unknownKind
        }
    }

    private func entries() throws -> [ZipEntry] {
        do {
            let archive = try ZipReader.delivered(self.path)
            guard archive.count <= Self.mostEntries else { throw EvidenceProblem.unpacksTooLarge }
            var total: UInt64 = 0
            return try (0..<archive.count).map { index in
                let entry = try archive.delivered(at: UInt64(index))
                guard !entry.isEncrypted else { throw EvidenceProblem.oldOffice }
                let (sum, overflow) = total.addingReportingOverflow(entry.size)
                guard !overflow, sum <= Self.mostUnpacked else { throw EvidenceProblem.unpacksTooLarge }
                total = sum
                return entry
            }
        } catch is FileProblem {
            throw EvidenceProblem.broken
        }
    }

    /// The small text of an entry in lower case; nil when there is no such entry.
    private func text(_ name: String, in entries: [ZipEntry]) throws -> String? {
        guard let entry = entries.first(where: { $0.name == name }) else { return nil }
        guard entry.size <= Self.longestList else { throw EvidenceProblem.unpacksTooLarge }
        do {
            let stream = try ZipEntrySource(path: self.path, entry: entry).open()
            var bytes: [UInt8] = []
            var piece = [UInt8](repeating: 0, count: 1 << 16)
            // The stream itself stops where the archive's directory lied about the size.
            while case let count = try piece.withUnsafeMutableBytes({ try stream.read(into: $0) }), count > 0 {
                bytes += piece[..<count]
            }
            return String(decoding: bytes, as: UTF8.self).lowercased().trimmingCharacters(in: .whitespacesAndNewlines)
        } catch is FileProblem {
            throw EvidenceProblem.broken
        }
    }

    /// Whether an entry holds what an office program would run: VBA, sheets of Excel 4 macros, controls, Basic.
    private static func isMacro(_ entry: ZipEntry) -> Bool {
        let name = entry.name.lowercased().replacing("\\", with: "/")
        let parts = name.split(separator: "/").map(String.init)
        return parts.last.map { $0.hasPrefix("vbaproject") || $0.hasPrefix("vbadata") } ?? false
            || parts.dropLast().contains { ["macrosheets", "activex"].contains($0) }
            || ["basic", "scripts"].contains(parts.first ?? "")
    }
}
