/// Everything the machine interface can be asked. A new operation is a line here, and in no other place.
enum APIOperations {
    static func all(_ services: WebServices, _ api: APIServices) -> [APIOperation] {
        var operations = IndicatorOperations.all + [FigureOperation(services: services).operation]
        operations.append(CheckOperation(services: services, api: api).operation)
        if let deliveries = services.deliveries { operations += DeliveryOperations(deliveries: deliveries, api: api).all }
        if let releases = api.releases {
            operations += ReleaseOperations(releases: releases).all
            operations.append(
                CatalogueOperation(releases: releases, circles: services.circles, settings: api.settings).operation)
        }
        if let circles = services.circles { operations += CircleOperations(circles: circles).all }
        return DocumentOperation(settings: api.settings).described(operations)
    }
}
