internal import Domain
internal import Hummingbird
internal import Identity
internal import Ingest

/// `GET /o/{org}/leveringen/{nr}/ongedaan`: what an undo would do; `POST` does it.
struct DeliveryUndoPage {
    let deliveries: DeliveryServices
    let renderer: PageRenderer

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("o/:org/leveringen/:nr/ongedaan", use: self.show)
        router.post("o/:org/leveringen/:nr/ongedaan", use: self.undo)
    }

    @Sendable private func show(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .seeDeliveries)
        let number = try await self.number(context, access)
        do {
            let outcome = try await self.deliveries.undoPreview(access.visitor, access.tenant, number)
            return try self.page(access, context, number, outcome: outcome)
        } catch let error as IngestError {
            return try self.refusal(error, access, context, number)
        }
    }

    @Sendable private func undo(_ request: Request, _ context: WebContext) async throws -> Response {
        let access = try Access(request, context, needs: .seeDeliveries)
        guard FormToken.matches(try await request.form()["token"], secret: access.visitor.csrfToken) else {
            throw WebProblem.forgedForm
        }
        let number = try await self.number(context, access)
        do {
            _ = try await self.deliveries.undo(access.visitor, access.tenant, number)
            return Response.redirect(to: Links.delivery(access.tenant.id, number), type: .normal)
        } catch let error as IngestError {
            return try self.refusal(error, access, context, number)
        }
    }

    private func refusal(_ error: IngestError, _ access: Access, _ context: WebContext, _ number: Int) throws -> Response {
        guard error.code != .unknownDelivery else { throw WebProblem.notFound }
        let reason = FieldProblem(field: nil, message: error.message, hint: error.hint)
        return try self.page(access, context, number, refusal: reason.sentence)
    }

    /// The number of a delivery that this visitor may undo; any other is not there.
    private func number(_ context: WebContext, _ access: Access) async throws -> Int {
        let number = try PathNumber.read("nr", in: context)
        guard let entry = try await self.deliveries.entry(access.visitor, access.tenant, number),
            DeliveryRights(entry, access.visitor, in: access.tenant.id).mayUndo
        else { throw WebProblem.notFound }
        return number
    }

    private func page(
        _ access: Access, _ context: WebContext, _ number: Int, outcome: DeliveryUndo.Outcome? = nil, refusal: String? = nil
    ) throws -> Response {
        let heading = Text["delivery-undo.title", ["number": DutchNumber.whole(number)]]
        let view = DeliveryUndoView(
            frame: self.renderer.frame(
                title: (refusal == nil ? "" : Text["frame.fault.mark"]) + heading, session: context.session,
                tenant: access.tenant,
                current: "leveringen"),
            heading: heading, refusal: refusal,
            undo: outcome.map { outcome in
                DeliveryUndoView.Undo(
                    undoAction: Links.deliveryUndo(access.tenant.id, number), undoToken: self.renderer.mark,
                    undoGone: DutchNumber.whole(outcome.vervallen), undoBack: DutchNumber.whole(outcome.hersteld))
            },
            deliveryLink: Links.delivery(access.tenant.id, number))
        return try self.renderer.page(
            view, template: "pages/delivery-undo", status: refusal == nil ? .ok : .conflict, secret: access.visitor.csrfToken)
    }
}

struct DeliveryUndoView: PageView {
    /// What it will do, and the button that does it.
    struct Undo {
        let undoAction: String
        let undoToken: String
        let undoGone: String
        let undoBack: String
    }

    let frame: PageFrame
    let heading: String
    /// Why it cannot be undone.
    let refusal: String?
    let undo: Undo?
    let deliveryLink: String

    static let sample = DeliveryUndoView(
        frame: .sample, heading: "Levering 12 ongedaan maken", refusal: "Levering 13 heeft dezelfde rijen gewijzigd.",
        undo: Undo(undoAction: "/o/wieg/leveringen/12/ongedaan", undoToken: "00", undoGone: "3", undoBack: "2"),
        deliveryLink: "/o/wieg/leveringen/12")
}
