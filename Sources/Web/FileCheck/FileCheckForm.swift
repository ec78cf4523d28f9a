internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore
internal import Publishing

/// A received file on its way past us: measured piece by piece and forgotten, so that nothing of it is kept and its length does not
/// matter.
struct FileCheckForm {
    /// nil when no file was chosen.
    private(set) var measure: CSVMeasure?
    private(set) var fileName: String?
    /// nil when none was chosen.
    private(set) var sidecar: [UInt8]?
    private(set) var sha256 = ""

    /// The largest form; a server for everyone does not read on forever.
    static let mostBytes = 512 << 20
    private static let mostOfSidecar = 4 << 20

    /// The body of a posted form. Throws ``FieldProblem``, or ``WebProblem/forgedForm`` when a browser says that another site sent it.
    init(_ request: Request) async throws {
        if let site = request.headers[.secFetchSite], site == "cross-site" { throw WebProblem.forgedForm }
        let broken = FieldProblem(
            field: "bestand", message: Text["file-check.refusal.interrupted"], hint: Text["upload.again.one"])
        guard let boundary = try? MultipartBoundary.read(from: request.headers[.contentType]) else { throw broken }
        let tooLarge = FieldProblem(
            field: "bestand", message: Text["file-check.refusal.size", ["most": UploadProblem.size(Self.mostBytes)]],
            hint: Text["file-check.refusal.size.hint"])
        if let announced = request.headers[.contentLength].flatMap({ Int($0) }), announced > Self.mostBytes { throw tooLarge }
        var parser = MultipartParser(boundary: boundary)
        var part: PartHeaders?
        var received = 0
        do {
            for try await piece in request.body {
                received += piece.readableBytes
                guard received <= Self.mostBytes else { throw tooLarge }
                var events: [MultipartParser.Event] = []
                try parser.feed(piece.readableBytesView, into: &events)
                for event in events {
                    switch event {
                    case .part(let headers):
                        part = headers
                        try self.take([], of: part)
                    case .data(let bytes): try self.take(bytes, of: part)
                    case .partEnd: part = nil
                    }
                }
            }
            try parser.finish()
        } catch let problem as FieldProblem {
            throw problem
        } catch {
            throw broken
        }
    }

    private mutating func take(_ bytes: [UInt8], of part: PartHeaders?) throws(FieldProblem) {
        switch part?.name {
        case "bestand":
            guard let name = part?.fileName, !name.isEmpty else { return }
            self.fileName = name
            // Taken out while it grows, so that it is never copied.
            var measure = self.measure ?? CSVMeasure()
            measure.add(bytes)
            self.measure = measure
        case "beschrijving":
            guard part?.fileName?.isEmpty == false else { return }
            self.sidecar = (self.sidecar ?? []) + bytes
            guard self.sidecar?.count ?? 0 <= Self.mostOfSidecar else {
                throw FieldProblem(
                    field: "beschrijving", message: Text["file-check.refusal.companion"],
                    hint: Text["file-check.refusal.companion.hint"])
            }
        case "sha256":
            guard self.sha256.utf8.count + bytes.count <= 200 else {
                throw FieldProblem(
                    field: "sha256", message: Text["file-check.refusal.digest"], hint: Text["file-check.refusal.digest.hint"])
            }
            self.sha256 += String(decoding: bytes, as: UTF8.self)
        default: return
        }
    }

    /// What the file has to be. Throws ``FieldProblem``.
    func warranty() throws(FieldProblem) -> FileWarranty {
        do throws(DomainError) {
            if let sidecar { return try FileWarranty(sidecar: sidecar) }
            if !self.sha256.isEmpty { return try FileWarranty(sha256: self.sha256) }
        } catch {
            throw FieldProblem(
                field: self.sidecar == nil ? "sha256" : "beschrijving", message: error.message, hint: error.hint)
        }
        throw FieldProblem(
            field: "beschrijving", message: Text["file-check.refusal.nothing"],
            hint: Text["file-check.refusal.nothing.hint"])
    }
}
