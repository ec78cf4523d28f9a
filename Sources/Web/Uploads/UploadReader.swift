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
    /// The longest value of a field that is no file, in bytes.
    var longestValue = 1000
    /// A body that is too large is read on and forgotten up to so many bytes; nil = twice what is taken.
    var mostForgotten: Int?

    /// Throws ``UploadProblem``, or ``WebProblem/forgedForm``; then nothing is stored.
    func receive(
        _ request: Request, of account: UUID, in tenant: TenantID, at instant: Date
    ) async throws -> UploadedDelivery {
        let form = try await self.read(request)
        if let problem = form.problem { throw problem }
        guard let draft = form.draft else { throw UploadProblem.noFile }
        return try await draft.finish(of: account, in: tenant, choices: DeliveryChoices(form.fields), at: instant)
    }

    /// Takes the form apart; what is not finished is removed with its draft. With `keepsFields`, a form whose files are too large still
    /// has the fields that came before them. Throws as ``receive(_:of:in:at:)`` does.
    func read(_ request: Request, keepsFields: Bool = false) async throws -> UploadedForm {
        if let site = request.headers[.secFetchSite], site == "cross-site" { throw WebProblem.forgedForm }
        let boundary: String
        do { boundary = try MultipartBoundary.read(from: request.headers[.contentType]) } catch { throw UploadProblem.wrongType }
        var form = FormParts(store: self.store, secret: self.secret, longestValue: self.longestValue)
        var parser = MultipartParser(boundary: boundary)
        var received = 0
        let announced = request.headers[.contentLength].flatMap { Int($0) } ?? 0
        let (limit, most) = (self.store.limit, self.mostForgotten ?? self.store.limit * 2)
        do {
            for try await piece in request.body {
                received += piece.readableBytes
                guard max(announced, received) > limit else {
                    try await form.take(piece, &parser)
                    continue
                }
                // A browser only reads the answer when it has sent all: what is too much is read and forgotten.
                form.forget()
                if keepsFields, received <= limit { try await form.take(piece, &parser) }
                let isHopeless = self.mostForgotten != nil && announced > most && (form.hasFiles || received > limit)
                if isHopeless || received > most { break }
            }
            guard max(announced, received) <= limit else {
                if keepsFields, !form.isOurs { throw WebProblem.forgedForm }
                return UploadedForm(fields: form.query, draft: nil, problem: .tooLarge(limit: limit))
            }
            try parser.finish()
        } catch let problem as UploadProblem {
            throw problem
        } catch let problem as WebProblem {
            throw problem
        } catch {
            // The body breaks a rule, or the sender left half-way.
            throw form.isOurs ? UploadProblem.broken : WebProblem.forgedForm
        }
        guard form.isOurs else { throw WebProblem.forgedForm }
        return UploadedForm(fields: form.query, draft: form.hasFiles ? form.draft : nil, problem: nil)
    }
}

/// A form that came in whole, or as far as it could be taken.
struct UploadedForm {
    let fields: AddressQuery
    /// The files; nil when none was chosen.
    let draft: UploadDraft?
    /// Why its files cannot be taken.
    let problem: UploadProblem?
}

/// The parts of the form as they come.
private struct FormParts {
    let store: UploadStore
    let secret: String
    /// Whether the token was there and right.
    private(set) var isOurs = false
    private(set) var draft: UploadDraft?
    /// Whether a file was chosen.
    private(set) var hasFiles = false
    private let longestValue: Int
    private var fields: [AddressQuery.Item] = []
    private var part: (headers: PartHeaders, value: [UInt8])?
    /// Whether files are stored.
    private var takesFiles = true

    init(store: UploadStore, secret: String, longestValue: Int) {
        self.store = store
        self.secret = secret
        self.longestValue = longestValue
    }

    var query: AddressQuery { AddressQuery(self.fields) }

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
            self.hasFiles = true
            guard self.takesFiles else { return }
            let draft = try self.draft ?? UploadDraft(in: self.store)
            self.draft = draft
            try await draft.begin(name)
        case .data(let bytes):
            guard let part = self.part else { return }
            if let name = part.headers.fileName {
                // Bytes of a file without a name: nothing was chosen.
                if !name.isEmpty { try await self.draft?.write(bytes) }
            } else {
                guard part.value.count + bytes.count <= self.longestValue else { throw MultipartError.malformed }
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
            // PostgreSQL holds no NUL in a text.
            guard !part.value.contains(0) else { throw MultipartError.malformed }
            if self.isOurs {
                self.fields.append(AddressQuery.Item(name: part.headers.name, value: value))
            } else {
                guard FormToken.matches(value, secret: self.secret) else { throw WebProblem.forgedForm }
                self.isOurs = true
            }
        }
    }

    /// Lets go of what was stored, and stores no more.
    mutating func forget() {
        self.draft = nil
        self.takesFiles = false
    }
}
