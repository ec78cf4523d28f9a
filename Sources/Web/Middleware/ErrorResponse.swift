internal import Domain
internal import HTTPTypes
internal import Hummingbird
internal import Indicators
internal import Logging
internal import Storage

/// The only place that knows statuses, ``APIProblem`` for programs apart: turns what went wrong into a page, without anything of the inside on it.
struct ErrorResponse: RouterMiddleware {
    typealias Context = WebContext
    let renderer: PageRenderer

    func handle(
        _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch {
            return try self.response(to: error, request, context)
        }
    }

    private func response(to error: any Error, _ request: Request, _ context: WebContext) throws -> Response {
        switch error {
        case WebProblem.notFound: return try self.page(.notFound, .notFound)
        case WebProblem.signInRequired(let path):
            return Response.redirect(to: Links.signIn(returningTo: path), type: .normal)
        case WebProblem.forgedForm: return try self.page(.forbidden, .forgedForm)
        case WebProblem.addressTooLong: return try self.page(.uriTooLong, .addressTooLong)
        case WebProblem.withNUL: return try self.page(.badRequest, .withNUL)
        case WebProblem.formTooLarge: return try self.page(.contentTooLarge, .formTooLarge)
        case WebProblem.tooManyCalls(let seconds):
            var response = try self.page(.tooManyRequests, .tooManyCalls)
            response.headers[.retryAfter] = "\(seconds)"
            return response
        case WebProblem.suspended: return try self.page(.forbidden, .suspended)
        case let error as StorageError where error.code == .tenantSuspended: return try self.page(.forbidden, .suspended)
        case let error as StorageError where error.code == .tookTooLong:
            context.logger.warning("took too long")
            return try self.page(.serviceUnavailable, .tookTooLong)
        case let error as any HTTPResponseError:
            if error.status == .notFound { return try self.page(.notFound, .notFound) }
            if error.status == .contentTooLarge { return try self.page(.contentTooLarge, .formTooLarge) }
            if (400..<500).contains(error.status.code) { return try self.page(error.status, .badRequest) }
            return try self.failure(error, context)
        default: return try self.failure(error, context)
        }
    }

    /// What the visitor may know is the number; the log has the rest, but no values of a person or a query.
    private func failure(_ error: any Error, _ context: WebContext) throws -> Response {
        context.logger.error("failed", metadata: ["error": "\(Self.description(error))"])
        return try self.page(.internalServerError, .failure(requestID: context.id))
    }

    /// An error page has no navigation and no visitor on it: it is the same for everybody.
    private func page(_ status: HTTPResponse.Status, _ text: ErrorText) throws -> Response {
        let view = ErrorView(
            frame: self.renderer.frame(title: text.title, session: nil, canSignIn: false), heading: text.title,
            explanation: text.explanation, requestID: text.requestID, homeLink: Links.home)
        return try self.renderer.page(view, template: "pages/error", status: status)
    }

    /// Our own errors have no values in them; of any other only the kind is written.
    static func description(_ error: any Error) -> String {
        switch error {
        case let error as StorageError: error.description
        case let error as DomainError: error.description
        case let error as IndicatorError: error.description
        case let error as WebError: error.description
        default: String(reflecting: type(of: error))
        }
    }
}

/// The words of an error page.
struct ErrorText {
    let title: String
    let explanation: String
    var requestID: String?
}

extension ErrorText {
    static var notFound: ErrorText {
        ErrorText(
            title: Text["problem.notFound.title"],
            explanation: Text["problem.notFound.text"])
    }
    static var forgedForm: ErrorText {
        ErrorText(
            title: Text["problem.expired.title"],
            explanation: Text["problem.expired.text"])
    }
    static var addressTooLong: ErrorText {
        ErrorText(
            title: Text["problem.long.title"], explanation: Text["problem.long.text"])
    }
    static var withNUL: ErrorText {
        ErrorText(title: Text["problem.unclear.title"], explanation: Text["problem.nul.text"])
    }
    static var formTooLarge: ErrorText {
        ErrorText(
            title: Text["problem.large.title"], explanation: Text["problem.large.text"])
    }
    static var suspended: ErrorText {
        ErrorText(
            title: Text["problem.suspended.title"],
            explanation: Text["problem.suspended.text"])
    }
    static var tookTooLong: ErrorText {
        ErrorText(
            title: Text["problem.slow.title"],
            explanation: Text["problem.slow.text"])
    }
    static var tooManyCalls: ErrorText {
        ErrorText(
            title: Text["problem.often.title"], explanation: Text["problem.often.text"])
    }
    static var badRequest: ErrorText {
        ErrorText(
            title: Text["problem.unclear.title"], explanation: Text["problem.unclear.text"])
    }

    static func failure(requestID: String) -> ErrorText {
        ErrorText(
            title: Text["problem.ours.title"],
            explanation: Text["problem.ours.text"], requestID: requestID)
    }
}
