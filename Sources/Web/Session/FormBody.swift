internal import Hummingbird
internal import NIOCore

extension Request {
    /// The fields of a posted form. Throws ``WebProblem/formTooLarge`` beyond the limit, ``WebProblem/forgedForm`` for a form that a
    /// browser says was sent by another site, and ``WebProblem/withNUL``.
    func form(upTo limit: Int = 16 * 1024) async throws -> AddressQuery {
        if let site = self.headers[.secFetchSite], site == "cross-site" { throw WebProblem.forgedForm }
        if let length = self.headers[.contentLength].flatMap({ Int($0) }), length > limit { throw WebProblem.formTooLarge }
        do {
            let body = try await self.body.collect(upTo: limit)
            let form = AddressQuery(text: String(buffer: body))
            guard !form.items.contains(where: { $0.name.utf8.contains(0) || $0.value.utf8.contains(0) }) else {
                throw WebProblem.withNUL
            }
            return form
        } catch is NIOTooManyBytesError {
            throw WebProblem.formTooLarge
        }
    }
}
