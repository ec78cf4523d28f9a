internal import Domain
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import NIOCore

/// Takes a form with files from a request to the disk, piece by piece: memory does not grow with the files.
///
/// The form token must be its first part; before it was checked nothing is stored.
struct UploadReader {
    let store: UploadStore
    let secret: String

    /// Throws ``UploadProblem``, or ``WebProblem/forgedForm``; then nothing is stored.
    func receive(
        _ request: Request, of account: UUID, in tenant: TenantID, at instant: Date
    ) async throws -> UploadedDelivery {
        if let site = request.headers[.secFetchSite], site == "cross-site" { throw WebProblem.forgedForm }
        let boundary: String
        do { boundary = try MultipartBoundary.read(from: request.headers[.contentType]) } catch { throw UploadProblem.wrongType }
        var form = FormParts(store: self.store, secret: self.secret)
        var parser = MultipartParser(boundary: boundary)
        var received = 0
        let announced = request.headers[.contentLength].flatMap { Int($0) } ?? 0
        do {
            for try await piece in request.body {
                received += piece.readableBytes
                // A browser only reads the answer when it has sent all: what is too much is read and forgotten.
                guard max(announced, received) <= self.store.limit else {
                    form.forget()
                    if received <= self.store.limit * 2 { continue }
                    throw UploadProblem.tooLarge(limit: self.store.limit)
                }
                try await form.take(piece, &parser)
            }
            guard max(announced, received) <= self.store.limit else { throw UploadProblem.tooLarge(limit: self.store.limit) }
            try parser.finish()
        } catch let problem as UploadProblem {
            throw problem
        } catch let problem as WebProblem {
            throw problem
        } catch {
            // The body breaks a rule, or the sender left half-way.
            throw form.isOurs ? UploadProblem.broken : WebProblem.forgedForm
        }
        return try await form.finish(of: account, in: tenant, at: instant)
    }
}

/// The parts of the form as they come.
private struct FormParts {
    let store: UploadStore
    let secret: String
    /// Whether the token was there and right.
    private(set) var isOurs = false
    private var draft: UploadDraft?
    private var fields: [AddressQuery.Item] = []
    private var part: (headers: PartHeaders, value: [UInt8])?
    private var hasFiles = false

    init(store: UploadStore, secret: String) {
        self.store = store
        self.secret = secret
    }

    mutating func take(_ piece: ByteBuffer, _ parser: inout MultipartParser) async throws {
        var events: [MultipartParser.Event] = []
        let problem: MultipartError?
        do {
            try parser.feed(piece.readableBytesView, into: &events)
            problem = nil
        } catch {
            problem = error
        }
        // What came before the problem may show that the form is ours, and then the visitor hears what is wrong.
        for event in events { try await self.take(event) }
        if let problem { throw problem }
    }

    private mutating func take(_ event: MultipartParser.Event) async throws {
        switch event {
        case .part(let headers):
            guard self.isOurs || (headers.name == "token" && headers.fileName == nil) else { throw WebProblem.forgedForm }
            self.part = (headers, [])
            guard let name = headers.fileName, !name.isEmpty else { return }
            let draft = try self.draft ?? UploadDraft(in: self.store)
            self.draft = draft
            self.hasFiles = true
            try await draft.begin(name)
        case .data(let bytes):
            guard let part = self.part else { return }
            if let name = part.headers.fileName {
                // Bytes of a file without a name: nothing was chosen.
                if !name.isEmpty { try await self.draft?.write(bytes) }
            } else {
                guard part.value.count + bytes.count <= 1000 else { throw MultipartError.malformed }
                self.part?.value += bytes
            }
        case .partEnd:
            guard let part = self.part else { return }
            self.part = nil
            if let name = part.headers.fileName {
                if !name.isEmpty { try await self.draft?.end() }
                return
            }
            let value = String(decoding: part.value, as: UTF8.self)
            if self.isOurs {
                self.fields.append(AddressQuery.Item(name: part.headers.name, value: value))
            } else {
                guard FormToken.matches(value, secret: self.secret) else { throw WebProblem.forgedForm }
                self.isOurs = true
            }
        }
    }

    /// Lets go of what was stored.
    mutating func forget() {
        self.draft = nil
        self.part = nil
    }

    func finish(of account: UUID, in tenant: TenantID, at instant: Date) async throws -> UploadedDelivery {
        guard self.isOurs else { throw WebProblem.forgedForm }
        guard let draft = self.draft, self.hasFiles else { throw UploadProblem.noFile }
        return try await draft.finish(of: account, in: tenant, choices: DeliveryChoices(AddressQuery(self.fields)), at: instant)
    }
}
