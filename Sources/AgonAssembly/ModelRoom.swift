// SPDX-License-Identifier: Apache-2.0

package import AgonAgents
internal import AgonCore
internal import AgonModels
internal import AgonStore
internal import Synchronization

/// The language models of one run.
///
/// An agent's model is a chain: its price, the cassette, the purse, the patience with its endpoint, the
/// endpoint. Agents of one endpoint share its gate, all share the cassette and the purse. Nothing is opened
/// before it is needed: a check of an arena file asks nothing, needs no key and writes no file.
package final class ModelRoom: Sendable {
  private struct State {
    var lacks: [AgentSettingsError] = []
    var gates: [String: EndpointGate] = [:]
    var cassette: (file: CassetteFile, calls: ModelCassette)?
  }

  private let environment: HiddenVariables
  private let order: ModelOrder
  private let book: EndpointBook
  private let local: LocalModels
  private let client = HTTPClient()
  private let purse: Purse
  private let state = Mutex(State())

  /// Opens no endpoint and no file yet.
  ///
  /// - Parameter environment: where keys of endpoints are looked up.
  /// - Parameter order: what the arena file and the command line say.
  package init(environment: [String: String], order: ModelOrder = ModelOrder()) {
    self.environment = HiddenVariables(values: environment)
    self.order = order
    book = EndpointBook(order.endpoints, folder: order.folder)
    local = LocalModels(environment: environment, folder: order.folder)
    purse = Purse(
      runCap: order.runCap, agentCap: order.agentCap, agentCaps: order.agentCaps,
      spent: order.spent)
  }

  /// Opens the cassette, if one is ordered; to be called before agents are made that shall play.
  ///
  /// - Throws: `AssemblyError` for a cassette that cannot be used as ordered, `StoreError` for a file that
  ///   cannot be opened.
  package func openCassette() throws {
    guard let cassette = order.cassette else { return }
    let file = try CassetteFile(
      path: cassette.file, cassette.mode == .replay ? .reading : .writing)
    if cassette.mode == .record, try !file.isEmpty() {
      try file.close()
      throw AssemblyError(
        code: .usage, place: cassette.file,
        detail: "The cassette holds calls already, and `record` begins with an empty one. Use "
          + "`auto`, which replays them and records the rest, or name a new file.")
    }
    let calls = ModelCassette(file, mode: cassette.mode, name: cassette.file)
    state.withLock { $0.cassette = (file, calls) }
  }

  /// What agents need from the world.
  ///
  /// - Parameter absent: agents that will not play; what their models need may be missing.
  package func services(without absent: Set<String> = []) -> AgentServices {
    AgentServices(
      model: { reference throws(AgentSettingsError) in
        try self.model(reference, isAsked: !absent.contains(reference.agent))
      }, folder: order.folder)
  }

  /// The same for a check of an arena file, which asks no model: nothing needs to be installed or set.
  package var dryServices: AgentServices {
    AgentServices(
      model: { reference throws(AgentSettingsError) in
        try self.model(reference, isAsked: false)
      }, folder: order.folder)
  }

  /// What agents that were made without being asked will need on this machine before they can play.
  package var lacks: [AgentSettingsError] { state.withLock { $0.lacks } }

  /// What has been spent so far, in units of the currency, by agent; nil without prices.
  package var spending: [String: Double]? { order.prices.isEmpty ? nil : purse.spent }

  /// Stops the local models' servers and closes the cassette.
  package func close() async {
    await local.stop()
    let cassette = state.withLock { state in
      defer { state.cassette = nil }
      return state.cassette
    }
    // All calls are in the file; at worst it keeps its companions.
    try? cassette?.file.close()
  }

  /// The chain for an agent.
  private func model(_ reference: ModelReference, isAsked: Bool) throws(AgentSettingsError)
    -> any LanguageModel
  {
    let cassette = state.withLock { $0.cassette?.calls }
    let price = try price(for: reference)
    var model: any LanguageModel
    let isReplay = order.cassette?.mode == .replay
    model = try patientModel(reference, isAsked: isAsked && !isReplay, isReplay: isReplay)
    if let price { model = CappedModel(model, at: price, for: reference.agent, from: purse) }
    if let cassette { model = CassetteModel(model, on: cassette) }
    if let price { model = PricedModel(model, at: price) }
    return model
  }

  private func patientModel(
    _ reference: ModelReference, isAsked: Bool, isReplay: Bool
  ) throws(AgentSettingsError) -> PatientModel {
    let note = { (lack: AgentSettingsError) in
      // A replay needs nothing.
      if !isReplay { self.state.withLock { $0.lacks.append(lack) } }
    }
    if reference.endpoint == ModelReference.localEndpoint {
      let model = try local.model(for: reference, isAsked: isAsked, lacking: note)
      // The beginning of the packaged model's name stands for it, and it has one server.
      let isFile = reference.model.hasSuffix(".gguf")
      let name = isFile ? reference.model : LocalModelServer.packagedModel
      return PatientModel(model, through: gate("local " + name, .ofLocalServer))
    }
    let settings = try book.settings(for: reference)
    var key: Secret?
    do throws(EndpointSettingsError) {
      key = try settings.key.map { source throws(EndpointSettingsError) in
        try Secret.read(from: source, environment: environment.values, of: settings.name)
      }
    } catch {
      let member = error.place.split(separator: ".").last.map(String.init) ?? "endpoint"
      let lack = AgentSettingsError(
        code: .unknownModel, place: "\(reference.agent).\(member)", detail: error.detail)
      guard !isAsked else { throw lack }
      note(lack)
    }
    do throws(ModelError) {
      let endpoint = try settings.endpoint(for: reference.model, key: key, client: client)
      let name =
        settings.name == settings.url ? settings.url : "\(settings.name) (\(settings.url))"
      return PatientModel(endpoint, through: gate(name, PatienceSettings(settings)))
    } catch {
      throw AgentSettingsError(
        code: .unknownModel, place: "\(reference.agent).endpoint", detail: error.detail)
    }
  }

  /// The gate of an endpoint; the same for all who name it.
  private func gate(_ name: String, _ settings: PatienceSettings) -> EndpointGate {
    state.withLock { state in
      if let gate = state.gates[name] { return gate }
      let made = EndpointGate(name: name, settings: settings, seed: order.seed.derived(name))
      state.gates[name] = made
      return made
    }
  }

  /// The price of an agent's model; nil for a model without one.
  ///
  /// - Throws: for an agent whose spending is capped but cannot be counted.
  private func price(for reference: ModelReference) throws(AgentSettingsError) -> Price? {
    if let price = order.prices[reference.model] { return price }
    let isFree = reference.endpoint == ModelReference.localEndpoint
    guard !isFree, order.runCap != nil || purse.cap(of: reference.agent) != nil else { return nil }
    throw AgentSettingsError(
      code: .unknownModel, place: "\(reference.agent).model",
      detail: "Spending is capped, but the model \(reference.model) has no price; add it to "
        + "`prices` of the arena file, with zeros for a model that costs nothing.")
  }
}

extension PatienceSettings {
  /// For a server on this machine, which computes one answer at a time.
  fileprivate static let ofLocalServer: PatienceSettings = {
    var settings = PatienceSettings()
    settings.concurrency = 1
    settings.retries = 2
    return settings
  }()
}
