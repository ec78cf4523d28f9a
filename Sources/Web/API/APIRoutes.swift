internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Identity
internal import Publishing

/// The routes of `/v1`: who calls, how often, with what, and in which form the answer goes, in one place for all operations.
struct APIRoutes {
    let operations: [APIOperation]
    let api: APIServices
    let limits: CallLimits

    func addRoutes(to router: some RouterMethods<WebContext>) {
        for operation in self.operations {
            router.on(operation.route, method: operation.method) { request, context in
                try await self.answer(operation, request, context)
            }
        }
    }

    private func answer(_ operation: APIOperation, _ request: Request, _ context: WebContext) async throws -> Response {
        var turn: CallLimit.Turn?
        do {
            // The router takes an address with a stroke at its end for the same; the interface has one address per thing.
            guard !request.uri.path.hasSuffix("/"), !request.uri.path.contains("//") else { throw APIProblem.notFound }
            let bearer = operation.purpose == nil ? nil : try await self.bearer(request)
            if let bearer {
                let taken = self.limits.take(bearer.number, at: .now)
                turn = taken
                try Self.check(bearer, operation, taken)
            }
            let values = try APIValues(AddressQuery(path: request.head.path), of: operation.parameters)
            let form = try Self.form(of: operation, request, values)
            let call = APICall(request: request, context: context, values: values, form: form, bearer: bearer)
            return Self.response(try await operation.run(call), to: request, turn)
        } catch {
            return try APIBoundary.response(to: APIProblem(error, context), turn)
        }
    }

    private func bearer(_ request: Request) async throws -> TokenBearer {
        let words = request.headers[.authorization]?.split(separator: " ", maxSplits: 1) ?? []
        guard words.count == 2, words[0].lowercased() == "bearer" else {
            var problem = APIProblem(.noToken, "Stuur het mee als ‘Authorization: Bearer kzt_…’.")
            problem.headers[.wwwAuthenticate] = #"Bearer realm="kraamzicht""#
            throw problem
        }
        guard let bearer = try await self.api.bearer(String(words[1])) else {
            var problem = APIProblem(.noToken, "Dit token is onbekend, verlopen of ingetrokken. Vraag de beheerder om een nieuw.")
            problem.headers[.wwwAuthenticate] = #"Bearer realm="kraamzicht", error="invalid_token""#
            throw problem
        }
        return bearer
    }

    private static func check(_ bearer: TokenBearer, _ operation: APIOperation, _ turn: CallLimit.Turn) throws {
        guard turn.isAllowed else {
            var problem = APIProblem(
                .tooMany, "Een token mag \(turn.most) keer per minuut. Probeer het over \(turn.seconds) seconden opnieuw.")
            problem.headers[.retryAfter] = "\(turn.seconds)"
            throw problem
        }
        guard bearer.tenant.state == .active else { throw WebProblem.suspended }
        guard let purpose = operation.purpose, !bearer.may(purpose) else { return }
        var problem = APIProblem(.wrongPurpose, "Hiervoor is een token met het doel \(purpose.rawValue) nodig.")
        problem.headers[.wwwAuthenticate] =
            #"Bearer realm="kraamzicht", error="insufficient_scope", scope="\#(purpose.rawValue)""#
        throw problem
    }

    /// What `vorm` names, else what the caller likes best.
    private static func form(of operation: APIOperation, _ request: Request, _ values: APIValues) throws -> ExportForm {
        let asked = values["vorm"].flatMap(ExportForm.init(rawValue:))
        let accepted = AcceptedForms(request.headers[.accept])
        guard let form = accepted.choose(from: operation.forms, asked: asked, jsonType: operation.jsonType) else {
            let types = Set(operation.forms.map(operation.mediaType)).sorted().joined(separator: " en ")
            throw APIProblem(.form, "Dit adres antwoordt met \(types); neem dat op in Accept.")
        }
        return form
    }

    private static func response(_ answer: APIAnswer, to request: Request, _ turn: CallLimit.Turn?) -> Response {
        var headers = answer.headers
        APIBoundary.add(turn, to: &headers)
        headers[.cacheControl] = "no-store"
        if request.method == .get || request.method == .head {
            let tag = EntityTag(of: answer.bytes).text
            headers[.eTag] = tag
            headers[.vary] = "Accept, Authorization"
            if EntityTag.matches(request.headers[.ifNoneMatch], tag) { return Response(status: .notModified, headers: headers) }
        }
        headers[.contentType] = answer.contentType
        return Response(
            status: answer.status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: answer.bytes)))
    }
}
