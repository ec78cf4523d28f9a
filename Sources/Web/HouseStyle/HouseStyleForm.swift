internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import NIOCore

/// The form of the house style as it comes in: a few words and at most one small file, in memory.
struct HouseStyleForm {
    /// The words; the token was checked.
    let fields: AddressQuery
    /// The chosen file; nil when none was chosen.
    let file: [UInt8]?

    private static let most = Logo.mostBytes + 64 * 1024

    /// Throws ``WebProblem/forgedForm`` when it is not ours, ``LogoProblem/tooLarge`` when it is more than we take.
    init(_ request: Request, secret: String) async throws {
        if let site = request.headers[.secFetchSite], site == "cross-site" { throw WebProblem.forgedForm }
        guard let boundary = try? MultipartBoundary.read(from: request.headers[.contentType]) else { throw WebProblem.forgedForm }
        var parser = MultipartParser(boundary: boundary)
        var events: [MultipartParser.Event] = []
        var received = 0
        for try await piece in request.body {
            received += piece.readableBytes
            // A browser only reads the answer when it has sent all.
            if received <= Self.most {
                do { try parser.feed(piece.readableBytesView, into: &events) } catch { throw WebProblem.forgedForm }
            }
            guard received <= 64 << 20 else { throw WebProblem.formTooLarge }
        }
        var parts = FormParts()
        events.forEach { parts.take($0) }
        guard FormToken.matches(parts.fields.first { $0.name == "token" }?.value, secret: secret) else {
            throw WebProblem.forgedForm
        }
        guard received <= Self.most else { throw LogoProblem.tooLarge }
        do { try parser.finish() } catch { throw WebProblem.forgedForm }
        self.fields = AddressQuery(parts.fields)
        self.file = parts.file
    }
}

private struct FormParts {
    var fields: [AddressQuery.Item] = []
    var file: [UInt8]?
    private var part: (headers: PartHeaders, value: [UInt8])?

    mutating func take(_ event: MultipartParser.Event) {
        switch event {
        case .part(let headers): self.part = (headers, [])
        case .data(let bytes): self.part?.value += bytes
        case .partEnd:
            guard let part = self.part else { return }
            self.part = nil
            guard let name = part.headers.fileName else {
                self.fields.append(.init(name: part.headers.name, value: String(decoding: part.value, as: UTF8.self)))
                return
            }
            if !name.isEmpty { self.file = part.value }
        }
    }
}
