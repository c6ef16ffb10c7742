// Shows the API's description. A file of its own: the policy of contents allows no script in a page.
window.ui = SwaggerUIBundle({
  url: '/api/v1/openapi.json',
  dom_id: '#api',
  deepLinking: true,
  defaultModelsExpandDepth: 0,
  docExpansion: 'none',
  filter: true,
  // The description is asked of nobody else: no validator, no fonts from elsewhere.
  validatorUrl: null,
  requestInterceptor: withToken,
})

/** Who is logged in here may try an operation: writing ones repeat the session's token. */
async function withToken(request) {
  const writes = request.method && request.method !== 'GET'
  if (writes && !request.headers['X-CSRF-Token']) {
    const session = await fetch('/api/v1/session')
    if (session.ok) request.headers['X-CSRF-Token'] = (await session.json()).csrf_token
  }
  return request
}
