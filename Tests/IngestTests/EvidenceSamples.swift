import Foundation
import TestSupport

@testable import Ingest

/// Small files as people upload them, and as they should not.
enum EvidenceSamples {
    static let pdf = Array("%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\nstartxref\n0\n%%EOF\n".utf8)
    static let png =
        [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + [UInt8](repeating: 1, count: 17)
        + [0, 0, 0, 0] + Array("IEND".utf8) + [0xAE, 0x42, 0x60, 0x82]
    static let jpeg: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0] + [UInt8](repeating: 7, count: 40) + [0xFF, 0xD9]
    static let webp = Array("RIFF".utf8) + [16, 0, 0, 0] + Array("WEBPVP8 ".utf8) + [UInt8](repeating: 0, count: 8)

    static func office(_ main: String, _ type: String, _ more: [ZipFixture.Entry] = []) -> [UInt8] {
        let types =
            "<Types><Override PartName=\"/\(main)\" ContentType=\"application/vnd.openxmlformats-officedocument.\(type)\"/></Types>"
        return ZipFixture.bytes([.init("[Content_Types].xml", types), .init("_rels/.rels", "<a/>"), .init(main, "<a/>")] + more)
    }

    static let docx = office("word/document.xml", "wordprocessingml.document.main+xml")
    static let xlsx = office("xl/workbook.xml", "spreadsheetml.sheet.main+xml")

    static func openDocument(_ kind: EvidenceKind, _ more: [ZipFixture.Entry] = []) -> [UInt8] {
        ZipFixture.bytes([.init("mimetype", kind.contentType), .init("content.xml", "<a/>")] + more)
    }

    /// Looks into bytes under a name.
    static func inspect(_ bytes: [UInt8], _ name: String) throws -> EvidenceFile {
        let path = FileManager.default.temporaryDirectory.appending(path: "kz-bewijs-\(UUID().uuidString)").path
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try EvidenceFile.inspected(path: path, name: name)
    }

    /// A file on disk for as long as `body` runs.
    static func with<Value>(
        _ bytes: [UInt8], _ name: String, _ body: (EvidenceFile) async throws -> Value
    ) async throws -> Value {
        let path = FileManager.default.temporaryDirectory.appending(path: "kz-bewijs-\(UUID().uuidString)").path
        try Data(bytes).write(to: URL(fileURLWithPath: path))
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try await body(try await EvidenceFile.inspect(path: path, name: name))
    }
}
