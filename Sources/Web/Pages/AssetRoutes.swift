internal import HTTPTypes
internal import Hummingbird

/// `GET /assets/{name}.{hash}.{type}`: never changes, so browsers need not ask again for a year.
struct AssetRoutes {
    let assets: Assets

    func addRoutes(to router: some RouterMethods<WebContext>) {
        router.get("assets/:file") { request, context in
            guard let file = context.parameters.get("file"), let asset = self.assets[file] else { throw WebProblem.notFound }
            let headers: HTTPFields = [
                .contentType: asset.contentType, .eTag: asset.entityTag, .cacheControl: "public, max-age=31536000, immutable",
            ]
            if EntityTag.matches(request.headers[.ifNoneMatch], asset.entityTag) {
                return Response(status: .notModified, headers: headers)
            }
            return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: asset.bytes)))
        }
    }
}
