internal import Domain
internal import Foundation
internal import HTTPTypes
internal import Hummingbird
internal import Identity

/// Takes the body of a delivery to the disk, piece by piece: a form with files, or one CSV file or ZIP as it is.
///
/// The counterpart of ``UploadReader``: the token in the field Authorization has shown who sends, so no form token is needed.
struct APIUpload {
    let store: UploadStore

    /// Throws ``UploadProblem``; then nothing is stored.
    func receive(
        _ request: Request, of bearer: TokenBearer, choices: DeliveryChoices, at instant: Date
    ) async throws -> UploadedDelivery {
        let type = request.headers[.contentType] ?? ""
        let draft: UploadDraft
        switch Self.mediaType(type) {
        case "multipart/form-data": draft = try await self.files(request, boundary: type)
        case "text/csv": draft = try await self.whole(request, name: "levering.csv")
        case "application/zip": draft = try await self.whole(request, name: "levering.zip")
        default: throw UploadProblem.wrongType
        }
        return try await draft.finish(
            of: bearer.visitor.accountID, in: bearer.tenant.id, choices: choices, at: instant)
    }

    private static func mediaType(_ field: String) -> String {
        String(field.lowercased().prefix { $0 != ";" && $0 != " " })
    }

    private func whole(_ request: Request, name: String) async throws -> UploadDraft {
        let draft = try UploadDraft(in: self.store)
        try await draft.begin(name)
        var isEmpty = true
        try await self.pieces(of: request) { piece in
            if !piece.isEmpty { isEmpty = false }
            try await draft.write(piece)
        }
        guard !isEmpty else { throw UploadProblem.noFile }
        try await draft.end()
        return draft
    }

    private func files(_ request: Request, boundary field: String) async throws -> UploadDraft {
        guard let boundary = try? MultipartBoundary.read(from: field) else { throw UploadProblem.broken }
        let draft = try UploadDraft(in: self.store)
        var parser = MultipartParser(boundary: boundary)
        var hasFiles = false
        do {
            try await self.pieces(of: request) { piece in
                var events: [MultipartParser.Event] = []
                try parser.feed(piece, into: &events)
                for event in events {
                    switch event {
                    case .part(let headers):
                        // What is chosen stands in the address; a part without a file's name is a slip.
                        guard let name = headers.fileName, !name.isEmpty else { throw UploadProblem.noFile }
                        hasFiles = true
                        try await draft.begin(name)
                    case .data(let bytes): try await draft.write(bytes)
                    case .partEnd: try await draft.end()
                    }
                }
            }
            try parser.finish()
        } catch is MultipartError {
            throw UploadProblem.broken
        }
        guard hasFiles else { throw UploadProblem.noFile }
        return draft
    }

    /// Hands the body on as it comes, and stops where it becomes too large.
    private func pieces(
        of request: Request, _ take: nonisolated(nonsending) ([UInt8]) async throws -> Void
    ) async throws {
        let announced = request.headers[.contentLength].flatMap { Int($0) } ?? 0
        guard announced <= self.store.limit else { throw UploadProblem.tooLarge(limit: self.store.limit) }
        var received = 0
        do {
            for try await piece in request.body {
                received += piece.readableBytes
                guard received <= self.store.limit else { throw UploadProblem.tooLarge(limit: self.store.limit) }
                try await take(Array(buffer: piece))
            }
        } catch let problem as UploadProblem {
            throw problem
        } catch let problem as MultipartError {
            throw problem
        } catch {
            // The sender left half-way.
            throw UploadProblem.broken
        }
    }
}
