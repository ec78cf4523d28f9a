internal import HTTPTypes
internal import Hummingbird
internal import Identity

extension PageRenderer {
    /// A page that answers what its address asks, or, with status 400, the same page that says what is wrong with the question.
    ///
    /// `ask` throws what ``FieldProblem/all(in:)`` knows for a question that cannot be answered; anything else goes on. `request` and
    /// `keeping` as in ``page(_:template:status:secret:request:keeping:)``, for the answer only.
    func answer<View: PageView>(
        _ template: String, to access: Access, request: Request? = nil, keeping: Keeping = .never,
        asking ask: () async throws -> View, refusing refuse: ([FieldProblem]) -> View
    ) async throws -> Response {
        let secret = access.visitor.csrfToken
        do {
            return try self.page(try await ask(), template: template, secret: secret, request: request, keeping: keeping)
        } catch {
            guard let problems = FieldProblem.all(in: error) else { throw error }
            return try self.page(refuse(problems), template: template, status: .badRequest, secret: secret)
        }
    }
}
