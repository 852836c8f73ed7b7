/** Where one is in the app; the place stands behind the # of the address. */
export type Route =
  | { page: 'status' }
  | { page: 'service'; id: string }
  | { page: 'situations' }
  | { page: 'situation'; id: string }
  | { page: 'more' };

export function routeOf(hash: string): Route {
  const [page = '', ...rest] = decodeURIComponent(hash.replace(/^#\/?/, '')).split('/');
  const id = rest.join('/');
  switch (page) {
    case 'services':
      return id === '' ? { page: 'status' } : { page: 'service', id };
    case 'situations':
      return id === '' ? { page: 'situations' } : { page: 'situation', id };
    case 'more':
      return { page: 'more' };
    default:
      return { page: 'status' };
  }
}

export function hashOf(route: Route): string {
  switch (route.page) {
    case 'status':
      return '#/';
    case 'service':
      return `#/services/${route.id}`;
    case 'situations':
      return '#/situations';
    case 'situation':
      return `#/situations/${route.id}`;
    case 'more':
      return '#/more';
  }
}
