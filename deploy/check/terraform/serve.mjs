// Serves schemas as Terraform providers (plugin protocol 6) while a command runs: enough for `terraform validate`,
// and for `terraform test` with mock_provider. What the providers check themselves (the values of an enumeration,
// what may not stand together) is not seen.
//   serve.mjs ADDRESS=SCHEMA.json... -- COMMAND...
import grpc from '@grpc/grpc-js';
import loader from '@grpc/proto-loader';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

const split = process.argv.indexOf('--');
const providers = process.argv.slice(2, split).map((argument) => argument.split('='));
const command = process.argv.slice(split + 1);
const { tfplugin6 } = grpc.loadPackageDefinition(
  loader.loadSync(new URL('tfplugin6.proto', import.meta.url).pathname, { keepCase: true }),
);

const block = ({ attributes, block_types }) => ({
  attributes: Object.entries(attributes).map(([name, { type, required, optional, computed }]) => ({
    name,
    type: Buffer.from(JSON.stringify(type)),
    required: !!required,
    optional: !!optional,
    computed: !!computed,
  })),
  block_types: Object.entries(block_types).map(([type_name, type]) => ({
    type_name,
    nesting: { single: 'SINGLE', struct: 'SINGLE', list: 'LIST', set: 'SET', map: 'MAP' }[type.nesting],
    min_items: type.min,
    max_items: type.max,
    block: block(type.block),
  })),
});
const schema = (root) => ({ version: 0, block: block(root) });
const schemas = (all) => Object.fromEntries(Object.entries(all).map(([name, root]) => [name, schema(root)]));

function serve(file) {
  const { provider, resources, data } = JSON.parse(readFileSync(file));
  const answer = {
    provider: schema(provider),
    resource_schemas: schemas(resources),
    data_source_schemas: schemas(data),
    server_capabilities: { plan_destroy: true },
  };
  const fine = (call, done) => done(null, {});
  const server = new grpc.Server({ 'grpc.max_send_message_length': 256 << 20 });
  server.addService(tfplugin6.Provider.service, {
    GetMetadata: fine,
    GetProviderSchema: (call, done) => done(null, answer),
    ValidateProviderConfig: fine,
    ValidateResourceConfig: fine,
    ValidateDataResourceConfig: fine,
    ConfigureProvider: fine,
    StopProvider: fine,
  });
  return new Promise((resolve, reject) =>
    server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) =>
      error ? reject(error) : resolve(port),
    ),
  );
}

const attached = {};
for (const [address, file] of providers) {
  attached[address] = {
    Protocol: 'grpc',
    ProtocolVersion: 6,
    Pid: process.pid,
    Test: true,
    Addr: { Network: 'tcp', String: `127.0.0.1:${await serve(file)}` },
  };
}
const env = { ...process.env, TF_REATTACH_PROVIDERS: JSON.stringify(attached) };
delete env.TF_CLI_CONFIG_FILE;
spawn(command[0], command.slice(1), { stdio: 'inherit', env }).on('exit', (code) => process.exit(code ?? 1));
